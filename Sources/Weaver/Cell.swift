extension NotebookFile {
  /// A run of lines of one kind.
  public struct Cell: Equatable, Sendable {
    /// Prose for a reader, or code that runs.
    public enum Kind: Sendable { case prose, code }

    public let kind: Kind
    /// The number of its first line, from 1.
    public let line: Int
    /// The lines as they stand in the file.
    public let lines: [String]
    /// How the page shows it, if it is code.
    public let visibility: Visibility
    /// The index of the woven function that hands it to the page.
    public let function: Int
    /// The number of the line before which that function hands it over, from 1.
    let insertion: Int

    /// The code as the page shows it: without blank lines around it and the indentation that its lines share. Braces that
    /// close what was opened in an earlier cell stand farther left than the code, and do not count.
    public var listing: String {
      let trimmed = trimmedLines
      let code = trimmed.reversed().drop { isBlank($0) || isClosing($0) }
      let counted = code.isEmpty ? trimmed[...] : trimmed[..<code.count]
      let margin = counted.filter { !isBlank($0) }.map(indentation).min() ?? 0
      return trimmed.map { isBlank($0) ? "" : String($0.dropFirst(min(margin, indentation($0)))) }
        .joined(separator: "\n")
    }

    private func indentation(_ line: String) -> Int { line.prefix(while: \.isWhitespace).count }

    private func isClosing(_ line: String) -> Bool {
      line.allSatisfy { $0 == "}" || $0.isWhitespace }
    }

    /// The number in the file of the listing's first line.
    public var firstListedLine: Int { line + lines.prefix(while: isBlank).count }

    private var trimmedLines: [String] {
      let front = lines.drop(while: isBlank)
      return front.reversed().drop(while: isBlank).reversed()
    }
  }

  /// How the page shows code; a mark, such as `//| fold`, says so for the code after it.
  public enum Visibility: String, Sendable, CaseIterable {
    case shown
    /// Closed at first.
    case folded
    /// Not in the text, but at the end of the page.
    case hidden

    /// What the mark says.
    var mark: String {
      switch self {
      case .shown: "show"
      case .folded: "fold"
      case .hidden: "hide"
      }
    }

    /// What a line that starts with `//|` says; nil if it is no such word.
    init?(markedBy line: String) {
      let word = line.drop(while: \.isWhitespace).dropFirst(3)
      let text = word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard let visibility = Self.allCases.first(where: { $0.mark == text }) else { return nil }
      self = visibility
    }
  }
}
