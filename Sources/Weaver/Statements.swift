/// What is put into a notebook, as Swift has it.
extension NotebookFile {
  /// The statement that tells a function's page of the file.
  func introduction(to function: Function) -> String {
    let file = quoted(fileName(of: source.path))
    return "\(function.page).source(\(sourceName(ofFile: source.path)), file: \(file), "
      + "commit: sourceCommit)"
  }

  /// The statement that hands code to the page. Its text is a constant at the end of the file, for a compiler shows the lines
  /// around an error, and they are to be short.
  func handover(of cell: Cell) -> String {
    let visibility = cell.visibility == .shown ? "" : ", visibility: .\(cell.visibility)"
    return "\(functions[cell.function].page).code(\(listingName(of: cell)), "
      + "line: \(cell.firstListedLine)\(visibility))"
  }

  /// The declarations of all such constants.
  var listings: [String] {
    cells.filter { $0.kind == .code }.map {
      "private let \(listingName(of: $0)) = \(literal(meaning: $0.listing))"
    }
  }

  /// The name of the constant, such as `coinsListing14` for the code from line 14 of `Coins.swift`.
  private func listingName(of cell: Cell) -> String {
    "\(sourceName(ofFile: source.path).dropLast("Source".count))Listing\(cell.firstListedLine)"
  }

  /// The statement that hands prose without interpolations to the page; nil if it has some.
  func plainHandover(of cell: Cell) -> String? {
    var text = ""
    for segment in segments(of: cell) {
      guard case .literal(let part) = segment else { return nil }
      text += part
    }
    return "\(functions[cell.function].page).prose(\(lineLiteral(meaning: text)), "
      + "line: \(cell.line))"
  }

  /// The statement that hands prose to the page: what stands before its lines, they, and what stands below them, if
  /// anything does.
  func proseHandover(
    of cell: Cell
  ) -> (opening: String, lines: [String], closing: String?) {
    let literal = ProseLiteral(
      proseParts(of: cell).parts, lines: cell.lines, isTight: isTight(cell))
    let opening = "\(functions[cell.function].page).prose(\(literal.opening)"
    let closing = "\(literal.closing), line: \(cell.line))"
    return literal.opening.isEmpty
      ? (opening, literal.lines.map { $0 + closing }, nil) : (opening, literal.lines, closing)
  }

  /// Whether there is no room after a cell.
  func isTight(_ cell: Cell) -> Bool {
    let next = cell.line + cell.lines.count
    return next <= source.lines.count && !isFree(next)
  }

  /// What makes the line below it count as one of the author's.
  func location(_ line: Int) -> String {
    "#sourceLocation(file: \(quoted(source.path)), line: \(line))"
  }

  private func quoted(_ path: String) -> String {
    "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
