import Weaver

/// The lines of a woven file, with the numbers that the compiler has for them.
struct WovenLines {
  struct Row {
    /// The line of the file, from 1.
    let physical: Int
    /// The author's, as the `#sourceLocation`s have it.
    let virtual: Int
    let text: String
  }

  private(set) var rows: [Row] = []

  /// All up to the end of the author's lines, without what only sets numbers.
  init(_ woven: String) {
    var next = 0
    for (index, text) in woven.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if text == "#sourceLocation()" { break }
      let location = text.firstMatch(of: /#sourceLocation\(file: "[^"]*", line: (\d+)\)$/)
      if location?.range.lowerBound != text.startIndex {
        rows.append(Row(physical: index + 1, virtual: next, text: String(text)))
      }
      next = location.flatMap { Int($0.1) } ?? next + 1
    }
  }

  /// The numbers of the author's lines that stand elsewhere in the file than in the notebook.
  ///
  /// - Parameter lines: those to look for, by number.
  /// - Returns: nothing if one of them does not have its number at all.
  func moved(_ lines: [(number: Int, text: String)]) -> [Int]? {
    var moved: [Int] = []
    for (number, text) in lines {
      let found = rows.filter { $0.virtual == number && $0.text.hasPrefix(text) }
      guard let row = found.first, found.count == 1 else { return nil }
      if row.physical != number { moved.append(number) }
    }
    return moved
  }
}

extension NotebookFile {
  /// The lines that are code, with no comment at their end.
  var codeLines: [(number: Int, text: String)] {
    cells.filter { $0.kind == .code }.flatMap { cell in
      cell.lines.enumerated().compactMap { index, line in
        let code = line.prefix(upTo: line.firstRange(of: " //")?.lowerBound ?? line.endIndex)
        let text = String(code.reversed().drop(while: \.isWhitespace).reversed())
        let isCode = !text.isEmpty && !text.drop(while: \.isWhitespace).hasPrefix("//")
        return isCode ? (cell.line + index, text) : nil
      }
    }
  }

  /// The lines of prose with interpolations, up to the backslash of the first.
  var interpolatedLines: [(number: Int, column: Int)] {
    cells.filter { $0.kind == .prose }.flatMap { cell in
      cell.lines.enumerated().compactMap { index, line in
        line.firstRange(of: "\\(").map {
          (cell.line + index, line.distance(from: line.startIndex, to: $0.lowerBound))
        }
      }
    }
  }
}
