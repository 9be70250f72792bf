/// The text as a terminal may have it: characters that a terminal obeys, that turn the direction of what follows, or
/// that nobody sees are written as in Swift, `\u{1B}`.
///
/// Whatever comes from outside (a file's name, a key in a file, a tag of a template) goes through this before it is shown.
package func printable(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if isVisible(scalar) {
      result.append(scalar)
    } else {
      result.append(contentsOf: escape(scalar).unicodeScalars)
    }
  }
  return String(result)
}

private func escape(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\n": "\\n"
  case "\r": "\\r"
  case "\t": "\\t"
  default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }
}

private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
    false
  default: !scalar.properties.isDefaultIgnorableCodePoint
  }
}
