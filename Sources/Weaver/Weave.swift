import Grammar

/// Weaves a notebook: the same code, with its own listings and prose handed to the page.
///
/// After each insertion stands a `#sourceLocation`, so that `#line`, diagnostics and debuggers speak of the
/// author's file.
///
/// - Parameters:
///   - text: the notebook's text.
///   - path: the notebook's path, as diagnostics shall name it.
///   - others: the other files of its target, notebooks or not: what they put on the page can be referred to.
/// - Returns: the Swift source to compile in the notebook's place. It also declares `NAMESource`, the text.
/// - Throws: `WeaveError` with all that is wrong.
public func weave(
  _ text: String, path: String, with others: [(path: String, text: String)] = []
) throws -> String {
  let notebook = NotebookFile(SourceText(text, path: path))
  try notebook.check(with: others.map { NotebookFile(SourceText($0.text, path: $0.path)) })
  var woven = Woven(notebook)
  woven.weave()
  return woven.output.joined(separator: "\n") + "\n"
}

extension NotebookFile {
  /// Holds it against all rules.
  ///
  /// - Parameter others: the other files of its target, to which it may refer.
  /// - Throws: `WeaveError` with all that is wrong.
  public func check(with others: [NotebookFile]) throws {
    let diagnostics =
      misplacements + unclosedInterpolations() + bareNumbers() + faultyFormulas()
      + ReferenceRule(self, with: others).diagnostics()
    guard diagnostics.isEmpty else { throw WeaveError(diagnostics) }
  }
}

/// The woven source as it grows, line by line.
private struct Woven {
  let notebook: NotebookFile
  private(set) var output = ["// Woven; the source is the file that the next line names."]

  init(_ notebook: NotebookFile) { self.notebook = notebook }

  mutating func weave() {
    locate(1)
    var line = 1
    while line <= notebook.source.lines.count {
      let start = output.count
      for function in notebook.functions where function.firstLine + 1 == line {
        introduce(function, at: line)
      }
      for cell in notebook.cells where cell.kind == .code && cell.insertion == line { list(cell) }
      let prose = notebook.cells.first { $0.kind == .prose && $0.line == line }
      if let prose {
        tell(prose)
        line += prose.lines.count
      }
      if output.count > start { locate(line) }
      guard prose == nil else { continue }
      output.append(notebook.source.lines[line - 1])
      line += 1
    }
    let name = sourceName(ofFile: notebook.source.path)
    output.append("#sourceLocation()")
    output.append("let \(name) = \(literal(meaning: notebook.source.text))")
  }

  private func page(_ cell: NotebookFile.Cell) -> String { notebook.functions[cell.function].page }

  private mutating func introduce(_ function: NotebookFile.Function, at line: Int) {
    let path = notebook.source.path
    let file = quoted(fileName(of: path))
    locate(line)
    output.append(
      "\(function.page).source(\(sourceName(ofFile: path)), file: \(file), commit: sourceCommit)")
  }

  private mutating func list(_ cell: NotebookFile.Cell) {
    locate(cell.insertion)
    let visibility = cell.visibility == .shown ? "" : ", visibility: .\(cell.visibility)"
    output.append(
      "\(page(cell)).code(\(literal(meaning: cell.listing)), line: \(cell.firstListedLine)"
        + "\(visibility))")
  }

  private mutating func tell(_ cell: NotebookFile.Cell) {
    let literal = ProseLiteral(notebook.proseParts(of: cell).parts, lines: cell.lines)
    locate(cell.line - 1)
    output.append("\(page(cell)).prose(\(literal.opening)")
    output += literal.lines
    output.append("\(literal.closing), line: \(cell.line))")
  }

  private mutating func locate(_ line: Int) {
    let location = "#sourceLocation(file: \(quoted(notebook.source.path)), line: \(max(line, 1)))"
    if output.last != location { output.append(location) }
  }

  private func quoted(_ path: String) -> String {
    "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
