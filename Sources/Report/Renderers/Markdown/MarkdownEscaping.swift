/// Text that Markdown shows as it is: no markup, no HTML, no formula, no address that becomes a link by itself.
package func escapedMarkdown(_ text: String) -> String {
  let characters = Array(sanitized(text))
  var result = ""
  for (index, character) in characters.enumerated() {
    let before = index > 0 ? characters[index - 1] : nil
    let after = index + 1 < characters.count ? characters[index + 1] : nil
    result += escaped(character, before, after)
  }
  return result.replacing("://", with: "\\://").replacing("www.", with: "www\\.")
}

/// One character of a text; at the text's ends anything may stand beside it.
private func escaped(_ character: Character, _ before: Character?, _ after: Character?) -> String {
  switch character {
  case "<": "&lt;"
  case "&": after.map { $0 == "#" || $0.isLetter } ?? true ? "&amp;" : "&"
  // GitHub looks for formulas after it has read the escapes, but not across elements.
  case "$": "<span>\\$</span>"
  case "_": isInWord(before) && isInWord(after) ? "_" : "\\_"
  case "*": before?.isWhitespace == true && after?.isWhitespace == true ? "*" : "\\*"
  case "\\", "`", "[", "]", "~", "|": "\\\(character)"
  default: String(character)
  }
}

private func isInWord(_ character: Character?) -> Bool {
  character.map { $0.isLetter || $0.isNumber } ?? false
}

/// A line that starts no heading, list, quotation, underline of a heading, rule of a table or fence.
func escapedLineStart(_ line: String) -> String {
  let run = line.prefix { $0 == line.first }
  let after = line.dropFirst(run.count).first
  let isApart = after?.isWhitespace ?? true
  switch line.first {
  case ">": return "\\" + line
  case "#": return isApart && run.count <= 6 ? "\\" + line : line
  case "+", "*": return isApart && run.count == 1 ? "\\" + line : line
  case "-", "=", ":": return isApart || isRule(line) ? "\\" + line : line
  default: return escapedNumber(line)
  }
}

/// Whether the line could be the rule under a heading or under a table's head.
private func isRule(_ line: String) -> Bool { line.allSatisfy { "-=:|\\ ".contains($0) } }

/// A number that begins a list is one of at most nine digits, with a full stop or a parenthesis and a space after it.
private func escapedNumber(_ line: String) -> String {
  let digits = line.prefix { $0.isASCII && $0.isNumber }
  let rest = line.dropFirst(digits.count)
  guard (1...9).contains(digits.count), let mark = rest.first, ".)".contains(mark),
    rest.dropFirst().first?.isWhitespace ?? true
  else { return line }
  return "\(digits)\\\(rest)"
}
