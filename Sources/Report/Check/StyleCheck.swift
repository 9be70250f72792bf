extension CheckedPage {
  /// The style sheets that stand on the page.
  func checkStyles(_ faults: inout Faults) {
    for index in elements("style") {
      checkStyleSheet(content(after: index), at: tags[index].range.upperBound, &faults)
    }
  }
}

/// A style sheet loads nothing, and its palettes can be read.
///
/// - Parameter start: its first byte in the file.
func checkStyleSheet(_ style: String, at start: Int, _ faults: inout Faults) {
  if styleLoads(style) { faults.add(.external, at: start, "the style sheet loads something") }
  for palette in Palette.palettes(in: style) {
    for fault in palette.weakPairs { faults.add(.contrast, at: start + palette.offset, fault) }
  }
}

/// Whether a style sheet loads anything but data that it carries.
///
/// Escapes are read, so that `u\72l(` is `url(`; comments and strings are not told from the rest, so that nothing can
/// hide between them.
func styleLoads(_ style: String) -> Bool {
  let text = unescapedStyle(style)
  let loading = ["@import", "image-set(", "image(", "cross-fade(", "src(", "element(", "paint("]
  if loading.contains(where: text.contains) { return true }
  return text.ranges(of: "url(").contains { place in
    let address = text[place.upperBound...].drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
    return !address.hasPrefix("data:") && !address.hasPrefix("#")
  }
}

/// A style sheet in lower case without escapes (CSS Syntax, 4.3.7).
private func unescapedStyle(_ style: String) -> String {
  var result = String.UnicodeScalarView()
  var rest = style.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    guard scalar == "\\" else {
      result.append(scalar)
      continue
    }
    let digits = rest.prefix(6).prefix { $0.properties.isASCIIHexDigit }
    rest = rest.dropFirst(digits.count)
    if let value = UInt32(String(digits), radix: 16) {
      result.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      if rest.starts(with: "\r\n".unicodeScalars) { rest = rest.dropFirst() }
      if let next = rest.first, next.properties.isWhitespace { rest = rest.dropFirst() }
    } else if let next = rest.popFirst(), next != "\n" {
      result.append(next)
    }
  }
  return String(result).lowercased()
}
