internal import Basics

/// A colour in sRGB, straight alpha.
public struct Color: Hashable, Sendable {
  /// Level of red, 0...255.
  public var red: UInt8
  /// Level of green, 0...255.
  public var green: UInt8
  /// Level of blue, 0...255.
  public var blue: UInt8
  /// 0 for none of it, 1 for nothing of what is below.
  public var alpha: Double

  /// From 0xRRGGBB.
  public init(_ hex: UInt32, alpha: Double = 1) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
    self.alpha = alpha
  }

  /// All light.
  public static let white = Color(0xFFFFFF)
  /// No light.
  public static let black = Color(0x000000)

  /// The same colour, with another alpha of 0...1.
  public func opacity(_ alpha: Double) -> Color {
    var color = self
    color.alpha = alpha
    return color
  }

  /// Red, green and blue as amounts of light, 0...1 (IEC 61966-2-1).
  var light: (red: Double, green: Double, blue: Double) {
    (Color.light(red), Color.light(green), Color.light(blue))
  }

  static func light(_ level: UInt8) -> Double {
    let value = Double(level) / 255
    return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055, 2.4)
  }

  /// WCAG 2.2: 0 for black, 1 for white.
  public var relativeLuminance: Double {
    let (r, g, b) = light
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }

  /// WCAG 2.2: from 1 to 21.
  public func contrast(with other: Color) -> Double {
    let (a, b) = (relativeLuminance, other.relativeLuminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The colour on the way to another, mixed level by level.
  ///
  /// - Parameters:
  ///   - other: the colour at the end of the way.
  ///   - share: of the other: 0...1, or the nearer end.
  public func mixed(with other: Color, _ share: Double) -> Color {
    let share = min(1, max(0, share))
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + share * (Double(b) - Double(a))).rounded(), in: 0...255)
    }
    var color = opacity(alpha + share * (other.alpha - alpha))
    (color.red, color.green) = (mix(red, other.red), mix(green, other.green))
    color.blue = mix(blue, other.blue)
    return color
  }
}
