/// The Swift string literal that means exactly `text`.
///
/// A raw multi-line literal with one `#` more than the longest run of `#` in the text: no quote, backslash
/// or interpolation in the text can then mean anything.
///
/// - Parameter text: any text; its line ends become `\n`.
/// - Returns: the literal's lines, to stand alone on their lines.
public func literal(meaning text: String) -> String {
  let hashes = String(repeating: "#", count: longestRun(of: "#", in: text) + 1)
  return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
}

/// The Swift string literal on one line that means exactly `text`.
func lineLiteral(meaning text: String) -> String {
  "\"" + text.unicodeScalars.map(escaped).joined() + "\""
}

/// A character as a plain literal has it: what would end the line, end the literal or not be seen is escaped.
private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\\", "\"": return "\\\(scalar)"
  case "\n": return "\\n"
  case "\r": return "\\r"
  case "\t": return "\\t"
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator:
    return "\\u{\(String(scalar.value, radix: 16))}"
  default: return String(scalar)
  }
}

/// The length of the longest run of `character` in `text`.
func longestRun(of character: Character, in text: String) -> Int {
  var longest = 0
  var current = 0
  for next in text {
    current = next == character ? current + 1 : 0
    longest = max(longest, current)
  }
  return longest
}
