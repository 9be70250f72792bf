/// Characters with their places in the notebook's file.
struct PlacedText {
  private(set) var characters: [Character] = []
  private var lineStarts: [(offset: Int, line: Int, column: Int)] = []

  /// The code of a cell.
  init(code cell: Notebook.Cell) { self.init(cell) { _ in 0 } }

  /// The prose of a cell: what stands behind `//:`.
  init(prose cell: Notebook.Cell) { self.init(cell) { $0.prefix(while: \.isWhitespace).count + 3 } }

  private init(_ cell: Notebook.Cell, margin: (String) -> Int) {
    for (offset, line) in cell.lines.enumerated() {
      let margin = margin(line)
      lineStarts.append((characters.count, cell.line + offset, margin + 1))
      characters += Array(line).dropFirst(margin) + ["\n"]
    }
  }

  /// Line and column, from 1, of a character.
  func place(of offset: Int) -> (line: Int, column: Int) {
    guard let start = lineStarts.last(where: { $0.offset <= offset }) else { return (1, 1) }
    return (start.line, start.column + offset - start.offset)
  }
}
