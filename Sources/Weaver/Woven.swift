/// The woven source as it grows, line by line.
struct Woven {
  private let notebook: NotebookFile
  private var rows: WovenRows
  /// What has been found since the last line that was put out.
  private var gap = Gap()

  init(_ notebook: NotebookFile) {
    self.notebook = notebook
    rows = WovenRows(notebook)
  }

  var text: String { rows.output.joined(separator: "\n") + "\n" }

  mutating func weave() {
    var line = begin()
    while line <= notebook.source.lines.count {
      note(line)
      if let prose = notebook.cells.first(where: { $0.kind == .prose && $0.line == line }) {
        tell(prose)
        line += prose.lines.count
        continue
      }
      if notebook.isFree(line) {
        gap.free.append(line)
      } else {
        closeGap(before: line)
        rows.append(code: line)
      }
      line += 1
    }
    closeGap(before: line)
    end()
  }

  /// Takes the first line's place, for lines count as the author's from the next on.
  ///
  /// - Returns: the number of the line that is next.
  private mutating func begin() -> Int {
    let isMoved = notebook.isFree(1) || notebook.startsWithImport
    rows.append(notebook.location(isMoved ? 2 : 1))
    return isMoved ? 2 : 1
  }

  private mutating func end() {
    let source = notebook.source
    if notebook.startsWithImport {
      rows.append(notebook.location(1))
      rows.append(source.lines[0])
    }
    rows.append("#sourceLocation()")
    for listing in notebook.listings { rows.append(listing) }
    rows.append("let \(sourceName(ofFile: source.path)) = \(literal(meaning: source.text))")
  }

  /// Notes the statements that are due before a line.
  private mutating func note(_ line: Int) {
    for function in notebook.functions where function.firstLine + 1 == line {
      gap.statements.append(notebook.introduction(to: function))
    }
    for cell in notebook.cells where cell.kind == .code && cell.insertion == line {
      gap.statements.append(notebook.handover(of: cell))
    }
  }

  /// Prose stands on the author's lines. Where that has no room, it is a statement of one line, if it has no interpolations, of
  /// which the compiler could say something.
  private mutating func tell(_ cell: NotebookFile.Cell) {
    let hasRoom = rows.hasRoom(for: gap, before: cell.line) && !notebook.isTight(cell)
    if !hasRoom, let statement = notebook.plainHandover(of: cell) {
      gap.statements.append(statement)
      gap.free += cell.line..<cell.line + cell.lines.count
      return
    }
    let prose = notebook.proseHandover(of: cell)
    gap.opening = prose.opening
    closeGap(before: cell.line)
    rows.append(prose: prose.lines, isWhole: prose.closing == nil)
    gap.closing = prose.closing
    gap.free += cell.line + prose.lines.count..<cell.line + cell.lines.count
  }

  private mutating func closeGap(before next: Int) {
    rows.close(gap, before: next)
    gap = Gap()
  }
}
