import Grammar

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

  /// - Parameters:
  ///   - parts: the cell's text.
  ///   - lines: the cell's lines as they stand in the file.
  init(_ parts: [TextPart], lines source: [String]) {
    let isRaw = parts.contains(where: Self.isRaw)
    let hashes =
      isRaw ? String(repeating: "#", count: longestRun(of: "#", in: Self.text(parts, "")) + 1) : ""
    // A line may be indented less than its neighbours; the delimiter sets what is cut from all.
    let margin = source.map { $0.prefix(while: \.isWhitespace).count + 4 }.min() ?? 4
    let indentation = String(repeating: " ", count: margin)
    opening = "\(hashes)\"\"\""
    lines = Self.text(parts, hashes).split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : indentation + $0
    }
    closing = "\(indentation)\"\"\"\(hashes)"
  }

  private static func text(_ parts: [TextPart], _ hashes: String) -> String {
    parts.map { part in
      switch part {
      case .text(let characters): String(characters.map(\.character))
      case .interpolation(let source, _): "\\\(hashes)(\(source))"
      }
    }.joined()
  }

  /// Whether a part would mean something else in a plain literal.
  private static func isRaw(_ part: TextPart) -> Bool {
    switch part {
    case .text(let characters):
      characters.contains { $0.character == "\\" }
        || String(characters.map(\.character)).contains("\"\"\"")
    case .interpolation(let source, _): source.contains("\"\"\"")
    }
  }
}
