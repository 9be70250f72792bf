/// A colour, ready to be laid over pixels. At the edge of a shape it mixes amounts of light, not levels: a line that covers half
/// of a pixel is as bright as a chequerboard. Transparency mixes levels, as CSS, SVG and matplotlib do, so that a tint looks
/// as strong on dark as on light.
struct Ink {
  private let color: Color
  private let light: (Float, Float, Float)

  init(_ color: Color) {
    self.color = color
    light = (
      Ink.lights[Int(color.red)], Ink.lights[Int(color.green)], Ink.lights[Int(color.blue)]
    )
  }

  /// Steps of coverage. With more, a figure would need more colours than a palette holds, and nobody
  /// would see the difference.
  private static let steps: Float = 16

  func blend(_ share: Float, into levels: UnsafeMutableBufferPointer<UInt8>, at base: Int) {
    let covered = (share * Ink.steps).rounded() / Ink.steps
    if covered <= 0 { return }
    if color.alpha < 1 { return tint(covered, into: levels, at: base) }
    if covered >= 1 {
      (levels[base], levels[base + 1], levels[base + 2]) = (color.red, color.green, color.blue)
      return
    }
    levels[base] = mix(levels[base], light.0, covered)
    levels[base + 1] = mix(levels[base + 1], light.1, covered)
    levels[base + 2] = mix(levels[base + 2], light.2, covered)
  }

  private func tint(
    _ covered: Float, into levels: UnsafeMutableBufferPointer<UInt8>, at base: Int
  ) {
    let alpha = Float(max(0, color.alpha))
    func tint(_ below: UInt8, _ above: UInt8) -> UInt8 {
      let level = UInt8((Float(below) + alpha * (Float(above) - Float(below))).rounded())
      return covered >= 1 ? level : mix(below, Ink.lights[Int(level)], covered)
    }
    levels[base] = tint(levels[base], color.red)
    levels[base + 1] = tint(levels[base + 1], color.green)
    levels[base + 2] = tint(levels[base + 2], color.blue)
  }

  func blend(_ share: Float, into levels: inout [UInt8], at base: Int) {
    levels.withUnsafeMutableBufferPointer { blend(share, into: $0, at: base) }
  }

  private func mix(_ below: UInt8, _ above: Float, _ share: Float) -> UInt8 {
    let under = Ink.lights[Int(below)]
    return Ink.levels[Int((under + share * (above - under)) * Float(Ink.levels.count - 1) + 0.5)]
  }

  /// Light of each level.
  private static let lights: [Float] = (0...255).map { Float(Color.light(UInt8($0))) }

  /// Level of evenly spaced amounts of light.
  private static let levels: [UInt8] = (0...16_383).map { index in
    let light = Double(index) / 16_383
    let value = light <= 0.003_130_8 ? 12.92 * light : 1.055 * power(light, 1 / 2.4) - 0.055
    return UInt8((255 * min(1, value)).rounded())
  }
}
