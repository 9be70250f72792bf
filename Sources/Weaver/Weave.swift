/// Weaves a notebook: the same code, with its own listings and prose handed to the page.
///
/// Behind each insertion stands a `#sourceLocation`, so that `#line`, diagnostics and debuggers speak of the
/// author's file.
///
/// - Parameters:
///   - source: the notebook's text.
///   - path: the notebook's path, as diagnostics shall name it.
/// - Returns: the Swift source to compile in the notebook's place. It also declares `NAMESource`, the text.
/// - Throws: `WeaveError`.
public func weave(_ source: String, path: String) throws -> String {
  let notebook = try Notebook(source)
  if let number = notebook.bareNumbers().first { throw number }
  var output = Woven(path: path, page: notebook.page)
  for (index, cell) in notebook.cells.enumerated() {
    switch cell.kind {
    case .prose: output.append(prose: cell)
    case .code: output.append(code: cell, headLength: index == 0 ? notebook.headLength : 0)
    }
  }
  return output.text + "\nlet \(notebook.function)Source = \(literal(meaning: source))\n"
}

/// The woven source as it grows.
private struct Woven {
  let path: String
  let page: String
  var text = "// Woven; the source is the file that the next line names.\n"

  mutating func append(prose cell: Notebook.Cell) {
    let literal = ProseLiteral(cell)
    locate(cell.line - 1)
    text += "\(page).prose(\(literal.opening)\n"
    text += literal.lines.joined(separator: "\n") + "\n\(literal.closing))\n"
  }

  /// - Parameter headLength: how many of the lines stand before the notebook's body, where nothing can be
  ///   inserted.
  mutating func append(code cell: Notebook.Cell, headLength: Int) {
    if headLength > 0 {
      locate(cell.line)
      text += cell.lines.prefix(headLength).joined(separator: "\n") + "\n"
    }
    let folding = headLength > 0 ? ", folded: true" : ""
    text += "#sourceLocation()\n"
    text +=
      "\(page).code(\(literal(meaning: cell.listing)), line: \(cell.firstListedLine)\(folding))\n"
    locate(cell.line + headLength)
    text += cell.lines.dropFirst(headLength).joined(separator: "\n") + "\n"
  }

  private mutating func locate(_ line: Int) {
    text += "#sourceLocation(file: \(literalPath), line: \(max(line, 1)))\n"
  }

  private var literalPath: String {
    "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension Notebook.Cell {
  /// The code as the page shows it: without blank lines around it and the indentation that its lines share.
  public var listing: String {
    let trimmed = trimmedLines
    let margin = trimmed.filter { !isBlank($0) }.map { $0.prefix(while: \.isWhitespace).count }
      .min()
    return trimmed.map { isBlank($0) ? "" : String($0.dropFirst(margin ?? 0)) }.joined(
      separator: "\n")
  }

  /// The number in the file of the listing's first line.
  var firstListedLine: Int { line + lines.prefix(while: isBlank).count }

  private var trimmedLines: [String] {
    let front = lines.drop(while: isBlank)
    return front.reversed().drop(while: isBlank).reversed()
  }

  private func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
}
