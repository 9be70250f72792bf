internal import Basics

/// A colour, ready to be laid over pixels. At the edge of a shape it mixes amounts of light, not levels: a line that covers half
/// of a pixel is as bright as a chequerboard. Transparency mixes levels, as CSS, SVG and matplotlib do, so that a tint looks
/// as strong on dark as on light.
struct Paint {
  private let color: Color

  init(_ color: Color) { self.color = color }

  /// Steps of coverage. With more, a figure would need more colours than a palette holds, and nobody
  /// would see the difference.
  private static let steps: Float = 12

  /// - Parameter share: of each pixel that is covered, 0...1.
  func blend(_ share: Float, over pixels: Slice<UnsafeMutableBufferPointer<Pixel>>) {
    guard let first = pixels.first else { return }
    // Neighbours are mostly alike, and so is what becomes of them.
    var (below, above) = (first, blended(share, over: first))
    let pixels = UnsafeMutableBufferPointer(rebasing: pixels)
    for index in pixels.indices {
      if pixels[index] != below {
        below = pixels[index]
        above = blended(share, over: below)
      }
      pixels[index] = above
    }
  }

  func blend(_ share: Float, over pixel: inout Pixel) { pixel = blended(share, over: pixel) }

  private func blended(_ share: Float, over pixel: Pixel) -> Pixel {
    let covered = Float(Int(share * Paint.steps + 0.5)) / Paint.steps
    if covered <= 0 { return pixel }
    let tint = color.alpha < 1 ? tinted(pixel) : Pixel(color)
    if covered >= 1 { return tint }
    return Pixel(
      red: mix(pixel.red, tint.red, covered), green: mix(pixel.green, tint.green, covered),
      blue: mix(pixel.blue, tint.blue, covered))
  }

  private func tinted(_ pixel: Pixel) -> Pixel {
    let alpha = Float(max(0, color.alpha))
    func level(_ below: UInt8, _ above: UInt8) -> UInt8 {
      UInt8((Float(below) + alpha * (Float(above) - Float(below))).rounded(), in: 0...255)
    }
    return Pixel(
      red: level(pixel.red, color.red), green: level(pixel.green, color.green),
      blue: level(pixel.blue, color.blue))
  }

  private func mix(_ below: UInt8, _ above: UInt8, _ share: Float) -> UInt8 {
    // The lights are in 0...1, and so is what lies between two of them.
    let (under, over) = (Paint.lights[Int(below)], Paint.lights[Int(above)])
    return Paint.levels[Int((under + share * (over - under)) * Float(Paint.levels.count - 1) + 0.5)]
  }

  /// Light of each level.
  private static let lights: [Float] = (0...255).map { Float(Color.light(UInt8($0))) }

  /// Level of evenly spaced amounts of light.
  private static let levels: [UInt8] = (0...16_383).map { index in
    let light = Double(index) / 16_383
    let value = light <= 0.003_130_8 ? 12.92 * light : 1.055 * power(light, 1 / 2.4) - 0.055
    return UInt8((255 * value).rounded(), in: 0...255)
  }
}
