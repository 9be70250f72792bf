/// A run of `//:` lines as the string literal that the page is given.
///
/// Each character keeps its column where it can, so that the compiler's word on an interpolation points to
/// the author's own line and column. Where the text has a backslash of its own (a formula, say) the literal
/// is a raw one, and what stands behind an interpolation's backslash moves by the literal's `#`.
struct ProseLiteral {
  /// The literal's opening delimiter, lines and closing delimiter.
  let opening: String
  let lines: [String]
  let closing: String

  init(_ cell: Notebook.Cell) {
    let texts = cell.lines.map(Self.text)
    let isPlain = !texts.contains { Self.hasBackslashOfItsOwn($0) || $0.contains("\"\"\"") }
    let hashes =
      isPlain ? "" : String(repeating: "#", count: longestRun(of: "#", in: texts.joined()) + 1)
    // A line may be indented less than its neighbours; the delimiter sets what is cut from all.
    let margin = cell.lines.map { $0.prefix(while: \.isWhitespace).count + 4 }.min() ?? 4
    let indentation = String(repeating: " ", count: margin)
    opening = "\(hashes)\"\"\""
    lines = texts.map { $0.isEmpty ? "" : indentation + Self.marked($0, with: hashes) }
    closing = "\(indentation)\"\"\"\(hashes)"
  }

  /// The Markdown of one line: what stands behind `//:` and one space.
  static func text(of line: String) -> String {
    let behind = line.drop(while: \.isWhitespace).dropFirst(3)
    return String(behind.first == " " ? behind.dropFirst() : behind)
  }

  private static func hasBackslashOfItsOwn(_ text: String) -> Bool {
    var rest = text[...]
    while let backslash = rest.firstIndex(of: "\\") {
      let next = rest.index(after: backslash)
      if next == rest.endIndex || rest[next] != "(" { return true }
      rest = rest[next...]
    }
    return false
  }

  private static func marked(_ text: String, with hashes: String) -> String {
    text.split(separator: "\\(", omittingEmptySubsequences: false).joined(separator: "\\\(hashes)(")
  }
}
