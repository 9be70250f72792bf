/// The text without characters that could deceive or break a reader: control characters, bidirectional
/// overrides and isolates, byte-order marks and private-use characters become U+FFFD.
///
/// Line ends become line feeds; tabs stay.
package func sanitized(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) { return text }
  var result = String.UnicodeScalarView()
  var previous: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    if scalar == "\r" {
      result.append("\n")
    } else if !(scalar == "\n" && previous == "\r") {
      result.append(isHarmless(scalar) ? scalar : "\u{FFFD}")
    }
    previous = scalar
  }
  return String(result)
}

private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: true
  case 0x00...0x1F, 0x7F...0x9F: false
  // Left-to-right and right-to-left marks, embeddings, overrides and isolates.
  case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
  case 0xFEFF, 0xFFF9...0xFFFB: false
  case 0xE000...0xF8FF, 0xF0000...0x10FFFF: false
  case 0xFFFE, 0xFFFF: false
  default: true
  }
}
