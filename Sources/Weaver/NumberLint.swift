/// The rule that no number in prose is typed by hand.
///
/// A number that was true of one run can be false of the next. So a number in a `//:` line, a claim's sentence,
/// a caption or a note is interpolated: from the run, from a named constant of the specification, or as
/// `\(quoted: …)` from a source. What is no statement about the run is let be: code spans, formulas, targets
/// of links, names with a digit in them (Conv2D), footnote labels, and the marks of an ordered list.
extension Notebook {
  /// Each number typed into the prose, as an error at its place.
  public func bareNumbers() -> [WeaveError] { cells.flatMap(bareNumbers) }

  private func bareNumbers(_ cell: Cell) -> [WeaveError] {
    switch cell.kind {
    case .prose:
      let text = PlacedText(prose: cell)
      return errors(NumberScanner.offsets(in: text.characters, hashes: 0), text)
    case .code:
      let text = PlacedText(code: cell)
      return ProseLiterals.all(in: text.characters, page: page).flatMap { literal in
        let content = Array(text.characters[literal.content])
        let offsets = NumberScanner.offsets(in: content, hashes: literal.hashes)
        return errors(offsets.map { $0 + literal.content.lowerBound }, text)
      }
    }
  }

  private func errors(_ offsets: [Int], _ text: PlacedText) -> [WeaveError] {
    offsets.map { offset in
      let place = text.place(of: offset)
      return WeaveError(
        line: place.line, column: place.column,
        message: "a number typed into prose; interpolate it, name it as a constant of the "
          + "specification, or mark it as quoted: \\(quoted: …)")
    }
  }
}
