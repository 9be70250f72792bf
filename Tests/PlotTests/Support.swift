@testable import Plot

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
