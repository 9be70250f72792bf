/// Text and inline content as Markdown.
struct MarkdownText {
  let index: CrossReferences
  let dialect: MarkdownDialect
  var notes: NoteList = .none

  /// One paragraph: nothing in it starts a heading, a list or a table.
  func paragraph(_ inlines: [Inline]) -> String {
    inline(inlines).split(separator: "\n", omittingEmptySubsequences: true)
      .map { escapedLineStart(trimmed($0)) }.joined(separator: "\n")
  }

  /// Inline content on one line, for headings and table cells.
  func line(_ inlines: [Inline]) -> String {
    inline(inlines).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private func inline(_ inlines: [Inline]) -> String { inlines.map(inline).joined() }

  private func inline(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): escapedMarkdown(text)
    case .code(let code): codeSpan(code)
    case .emphasis(let content): "*\(self.inline(content))*"
    case .strong(let content): "**\(self.inline(content))**"
    case .strikethrough(let content): "~~\(self.inline(content))~~"
    case .link(let content, let url): "[\(self.inline(content))](\(target(url)))"
    case .softBreak: "\n"
    case .lineBreak: "\\\n"
    case .math(let formula): dialect.inline(formula)
    case .note(let note): dialect.mark(notes.firstNumber + note)
    case .reference(let reference): link(reference)
    case .quoted(let text, let source):
      escapedMarkdown(text) + " " + link(Reference(kind: .publication, id: source))
    }
  }

  private func link(_ reference: Reference) -> String {
    let label = escapedMarkdown(index.label(of: reference))
    guard let target = index.target(reference) else { return "**\(label)**" }
    return "[\(label)](#\(dialect.target(target.anchor)))"
  }

  private func target(_ url: String) -> String {
    url.hasPrefix("#") ? "#" + dialect.target(String(url.dropFirst())) : destination(url)
  }
}

/// An address in a link's parentheses.
private func destination(_ url: String) -> String {
  var result = ""
  for scalar in url.unicodeScalars {
    switch scalar {
    case "(": result += "%28"
    case ")": result += "%29"
    case "<": result += "%3C"
    case ">": result += "%3E"
    case "\\": result += "%5C"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A code span, in more backticks than stand in it.
func codeSpan(_ code: String) -> String {
  let text = sanitized(code).replacing("\n", with: " ")
  let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
  let pad = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
  return fence + pad + text + pad + fence
}

/// A fenced block, in more backticks than stand in it.
func fencedBlock(_ text: String, language: String) -> String {
  let clean = sanitized(text)
  let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: clean) + 1))
  let end = clean.hasSuffix("\n") ? "" : "\n"
  return "\(fence)\(language.filter { $0.isASCII && $0.isLetter })\n\(clean)\(end)\(fence)"
}

private func longestRun(of character: Character, in text: String) -> Int {
  var longest = 0
  var current = 0
  for next in text {
    current = next == character ? current + 1 : 0
    longest = max(longest, current)
  }
  return longest
}
