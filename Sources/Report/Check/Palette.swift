/// The colours of a style sheet's palettes: custom properties of `:root`, one set for each block.
struct Palette: Equatable {
  var colors: [String: [Double]]
  /// Offset of the block in the style sheet, in bytes.
  var offset: Int

  /// The palettes of a style sheet.
  static func palettes(in style: String) -> [Palette] {
    var palettes: [Palette] = []
    var rest = style[...]
    var (known, offset) = (style.startIndex, 0)
    while let open = rest.firstRange(of: ":root")?.lowerBound,
      let start = rest[open...].firstIndex(of: "{"),
      let end = rest[start...].firstIndex(of: "}")
    {
      let colors = colors(in: rest[rest.index(after: start)..<end])
      if !colors.isEmpty {
        offset += style.utf8.distance(from: known, to: open)
        known = open
        palettes.append(Palette(colors: colors, offset: offset))
      }
      rest = rest[end...]
    }
    return palettes
  }

  private static func colors(in block: Substring) -> [String: [Double]] {
    var colors: [String: [Double]] = [:]
    for declaration in block.split(separator: ";") {
      let sides = declaration.split(separator: ":", maxSplits: 1).map { trimmed($0) }
      guard sides.count == 2, sides[0].hasPrefix("--"), let color = rgb(sides[1]) else { continue }
      colors[String(sides[0].dropFirst(2))] = color
    }
    return colors
  }

  /// `#rrggbb` as three numbers in 0...1.
  private static func rgb(_ text: String) -> [Double]? {
    guard text.hasPrefix("#"), text.count == 7, let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    return [16, 8, 0].map { Double(value >> UInt32($0) & 255) / 255 }
  }
}

/// WCAG 2.2: contrast ratio of two sRGB colours, 1...21.
package func contrast(_ first: [Double], _ second: [Double]) -> Double {
  func luminance(_ color: [Double]) -> Double {
    let linear = color.map { $0 <= 0.04045 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
  let (a, b) = (luminance(first) + 0.05, luminance(second) + 0.05)
  return max(a, b) / min(a, b)
}
