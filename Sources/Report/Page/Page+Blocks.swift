extension Page {
  /// Markdown with values in it, as `//:` lines are woven.
  ///
  /// - Parameters:
  ///   - text: the Markdown.
  ///   - file: file of the notebook that it stands in.
  ///   - line: line of that file at which the text begins, from 1.
  public mutating func prose(_ text: Prose, file: String = #fileID, line: Int = #line) {
    blocks.append(.prose(text, Place(file: file, line: line)))
  }

  /// A piece of the notebook's code.
  ///
  /// - Parameters:
  ///   - source: the code, without the indentation that its lines share.
  ///   - file: file of the notebook that it stands in.
  ///   - line: line of that file at which it starts, from 1.
  ///   - visibility: how much of it a reader sees at first.
  public mutating func code(
    _ source: String, file: String = #fileID, line: Int,
    visibility: Listing.Visibility = .shown
  ) {
    blocks.append(
      .code(Listing(source: source, file: file, line: line, visibility: visibility)))
  }

  /// The description of a value, as `print` has it: a text, a number, a summary.
  public mutating func show(
    _ value: some CustomStringConvertible, caption: Prose = "", file: String = #fileID,
    line: Int = #line
  ) {
    blocks.append(
      .output(value.description, caption: caption, Place(file: file, line: line)))
  }

  /// A figure that the program drew.
  public mutating func show(_ picture: Picture, file: String = #fileID, line: Int = #line) {
    blocks.append(.picture(picture, Place(file: file, line: line)))
  }

  /// A table of texts and numbers.
  public mutating func show(_ table: Table, file: String = #fileID, line: Int = #line) {
    blocks.append(.table(table, Place(file: file, line: line)))
  }

  /// A sentence that is true only if the condition holds on this run.
  public mutating func claim(
    _ id: String, _ sentence: Prose, _ condition: Condition, file: String = #fileID,
    line: Int = #line
  ) {
    let claim = Claim(id: id, sentence: sentence, condition: condition)
    blocks.append(.claim(claim, Place(file: file, line: line)))
  }

  /// An aside that stands in the margin beside what follows.
  public mutating func note(_ text: Prose, file: String = #fileID, line: Int = #line) {
    blocks.append(.note(text, Place(file: file, line: line)))
  }
}
