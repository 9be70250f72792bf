/// A colour, ready to be laid over pixels. It mixes amounts of light, not levels: half of white over black
/// is as bright as a chequerboard of the two.
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
    let covered = (share * Ink.steps).rounded() / Ink.steps * Float(color.alpha)
    if covered <= 0 { return }
    if covered >= 1 {
      (levels[base], levels[base + 1], levels[base + 2]) = (color.red, color.green, color.blue)
      return
    }
    levels[base] = mix(levels[base], light.0, covered)
    levels[base + 1] = mix(levels[base + 1], light.1, covered)
    levels[base + 2] = mix(levels[base + 2], light.2, covered)
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
