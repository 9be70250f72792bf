import Grammar

/// A run of `//:` lines as the string literal that the page is given.
///
/// Each character keeps its column where it can, so that the compiler's word on an interpolation points to
/// the author's own line and column. Where the text has a backslash of its own (a formula, say) the literal
/// is a raw one, and what stands behind an interpolation's backslash moves by the literal's `#`.
struct ProseLiteral {
  /// The literal's opening delimiter, lines and closing delimiter; no delimiters if the only line has both.
  let opening: String
  let lines: [String]
  let closing: String

  /// - Parameters:
  ///   - parts: the cell's text.
  ///   - lines: the cell's lines as they stand in the file.
  ///   - isTight: whether there is no room after the last line. What follows the last interpolation is then put on its line,
  ///     and if that is the first one, the delimiters are, too.
  init(_ parts: [TextPart], lines source: [String], isTight: Bool) {
    let isRaw = parts.contains(where: Self.isRaw)
    let hashes =
      isRaw ? String(repeating: "#", count: longestRun(of: "#", in: Self.text(parts, "")) + 1) : ""
    // A line may be indented less than its neighbours; the delimiter sets what is cut from all.
    let margin = source.map { $0.prefix(while: \.isWhitespace).count + 4 }.min() ?? 4
    let indentation = String(repeating: " ", count: margin)
    var rows = Self.text(parts, hashes).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if isTight {
      let count = Self.lastInterpolation(in: parts) + 1
      rows[count - 1] = rows[(count - 1)...].joined(separator: "\\\(hashes)n")
      rows.removeSubrange(count...)
    }
    let room = margin - hashes.count - 1
    if isTight, rows.count == 1, room >= 0, !parts.contains(where: { Self.hasQuote($0, isRaw) }) {
      (opening, closing) = ("", "")
      lines = [String(repeating: " ", count: room) + "\(hashes)\"\(rows[0])\"\(hashes)"]
    } else {
      opening = "\(hashes)\"\"\""
      lines = rows.map { $0.isEmpty ? "" : indentation + $0 }
      closing = "\(indentation)\"\"\"\(hashes)"
    }
  }

  /// The index of the line on which the last interpolation ends.
  private static func lastInterpolation(in parts: [TextPart]) -> Int {
    let rest = parts.reversed().prefix { part in
      if case .text = part { true } else { false }
    }
    return text(parts.dropLast(rest.count), "").count { $0 == "\n" }
  }

  /// Whether a part would end a literal of one line.
  private static func hasQuote(_ part: TextPart, _ isRaw: Bool) -> Bool {
    switch part {
    case .text(let characters):
      !isRaw && String(characters.map(\.character)).unicodeScalars.contains("\"")
    case .interpolation(let source, _): source.contains("\"\"\"")
    }
  }

  private static func text(_ parts: some Sequence<TextPart>, _ hashes: String) -> String {
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
