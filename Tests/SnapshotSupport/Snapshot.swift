import Foundation
public import Plot
import TestSupport

/// The font of all figures.
public let font = Result<Font, PlotError> { () throws(PlotError) in try Font() }

/// How a bitmap differs from `Tests/Fixtures/plot/NAME.png`, pixel by pixel; nil if it does not. Levels may differ by `bound`, for other
/// versions of FreeType than the one that drew the fixture. The expected, the actual and the difference image are
/// left in a folder that the message names. `REPORT_UPDATE_SNAPSHOTS=1` rewrites the fixture.
public func difference(
  of bitmap: Bitmap, fromSnapshot name: String, bound: Int = 2
) throws -> String? {
  let url = fixture("plot/\(name).png")
  if ProcessInfo.processInfo.environment["REPORT_UPDATE_SNAPSHOTS"] != nil {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(PNG.encode(bitmap)).write(to: url)
  }
  let expected = try PNG.decode(Array(Data(contentsOf: url)))
  let hasSize = expected.width == bitmap.width && expected.height == bitmap.height
  let isAlike =
    hasSize
    && zip(expected.levels, bitmap.levels).allSatisfy { abs(Int($0) - Int($1)) <= bound }
  if isAlike { return nil }
  let folder = FileManager.default.temporaryDirectory.appending(path: "plot-snapshots/\(name)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try Data(PNG.encode(expected)).write(to: folder.appending(path: "expected.png"))
  try Data(PNG.encode(bitmap)).write(to: folder.appending(path: "actual.png"))
  if hasSize {
    let levels = zip(expected.levels, bitmap.levels).enumerated().map { index, pair in
      index % 4 == 3 ? 255 : UInt8(abs(Int(pair.0) - Int(pair.1)))
    }
    let difference = Bitmap(width: bitmap.width, height: bitmap.height, levels: levels)
    try Data(PNG.encode(difference)).write(to: folder.appending(path: "difference.png"))
  }
  return "\(name) differs from its snapshot; see \(folder.path)"
}
