import Foundation
import TestSupport
import Testing

@testable import Plot

let font = Result<Font, PlotError> { () throws(PlotError) in try Font() }

/// A generator that draws the same numbers every time (SplitMix64).
struct SameNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// Share of light of each pixel of black shapes on white: 1 where nothing is drawn. One value a pixel.
func light(_ shapes: [Shape], width: Double = 40, height: Double = 40) throws -> [Double] {
  let drawing = Drawing(size: Size(width, height), background: .white, shapes: shapes)
  let levels = try drawing.rasterized().levels
  return stride(from: 0, to: levels.count, by: 4).map { Color.light(levels[$0]) }
}

/// The area that black shapes cover, in pixels.
func area(_ shapes: [Shape], width: Double = 40, height: Double = 40) throws -> Double {
  try light(shapes, width: width, height: height).reduce(0) { $0 + 1 - $1 }
}

/// Compares a bitmap with `Tests/Fixtures/plot/NAME.png`, pixel by pixel. Levels may differ by `bound`, for other
/// versions of FreeType than the one that drew the fixture. On failure, the expected, the actual and the difference image are
/// left in a folder that the message names. `REPORT_UPDATE_SNAPSHOTS=1` rewrites the fixture.
func expectSnapshot(
  _ bitmap: Bitmap, _ name: String, bound: Int = 2,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = fixture("plot/\(name).png")
  if ProcessInfo.processInfo.environment["REPORT_UPDATE_SNAPSHOTS"] != nil {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(PNG.encode(bitmap)).write(to: url)
  }
  let expected = try PNG.decode(Array(Data(contentsOf: url)))
  let isAlike =
    expected.width == bitmap.width && expected.height == bitmap.height
    && zip(expected.levels, bitmap.levels).allSatisfy { abs(Int($0) - Int($1)) <= bound }
  if isAlike { return }
  let folder = FileManager.default.temporaryDirectory.appending(path: "plot-snapshots/\(name)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try Data(PNG.encode(expected)).write(to: folder.appending(path: "expected.png"))
  try Data(PNG.encode(bitmap)).write(to: folder.appending(path: "actual.png"))
  if expected.width == bitmap.width, expected.height == bitmap.height {
    let levels = zip(expected.levels, bitmap.levels).enumerated().map { index, pair in
      index % 4 == 3 ? 255 : UInt8(abs(Int(pair.0) - Int(pair.1)))
    }
    let difference = Bitmap(width: bitmap.width, height: bitmap.height, levels: levels)
    try Data(PNG.encode(difference)).write(to: folder.appending(path: "difference.png"))
  }
  Issue.record(
    "\(name) differs from its snapshot; see \(folder.path)", sourceLocation: sourceLocation)
}
