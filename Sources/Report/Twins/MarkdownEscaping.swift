/// Text that Markdown shows as it is: no markup, no HTML, no address that becomes a link by itself.
package func escapedMarkdown(_ text: String) -> String {
  var result = ""
  for character in sanitized(text) {
    switch character {
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "&": result += "&amp;"
    case "\\", "`", "*", "_", "[", "]", "$", "~", "|": result += "\\\(character)"
    default: result.append(character)
    }
  }
  return result.replacing("://", with: "\\://").replacing("www.", with: "www\\.")
}

/// A line that starts no heading, list, underline of a heading or fence.
func escapedLineStart(_ line: String) -> String {
  guard let first = line.first else { return line }
  if "#+-=".contains(first) { return "\\" + line }
  let digits = line.prefix { $0.isASCII && $0.isNumber }
  let rest = line.dropFirst(digits.count)
  if !digits.isEmpty, let mark = rest.first, ".)".contains(mark) {
    return "\(digits)\\\(rest)"
  }
  return line
}
