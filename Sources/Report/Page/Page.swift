/// A report as a value: what the notebook said, ran, showed and claimed, in order.
///
/// A notebook fills it, a renderer turns it into HTML, Markdown or a Jupyter notebook.
public struct Page: Sendable {
  public private(set) var blocks: [Block] = []
  /// The bibliography; the page lists those that its prose cites, in the order of the citations.
  public private(set) var publications: [Publication] = []
  /// Language of the prose, as BCP 47 has it.
  public var language = "en"
  /// A sentence for search engines and previews.
  public var summary = ""
  /// What every reader has to know first, such as that the data are not what the title says.
  public private(set) var banners: [Prose] = []
  /// How many threads may draw its figures; what they draw does not depend on it.
  package var threads = 1

  public init() {}

  /// Markdown with values in it.
  public mutating func prose(_ text: Prose, file: String = #fileID, line: Int = #line) {
    blocks.append(.prose(text, Place(file: file, line: line)))
  }

  /// A piece of the notebook's code.
  ///
  /// - Parameters:
  ///   - source: the code, without the indentation that its lines share.
  ///   - line: line of the notebook at which it starts, from 1.
  ///   - folded: whether the page shows it closed at first.
  public mutating func code(_ source: String, line: Int, folded: Bool = false) {
    blocks.append(.code(Listing(source: source, line: line, isFolded: folded)))
  }

  /// What a cell printed.
  public mutating func show(_ text: String, caption: Prose = "") {
    blocks.append(.output(text, caption: caption))
  }

  public mutating func show(_ picture: Picture) { blocks.append(.picture(picture)) }

  public mutating func show(_ table: Table) { blocks.append(.table(table)) }

  /// A sentence that is true only if the condition holds on this run.
  public mutating func claim(_ id: String, _ sentence: Prose, _ condition: Condition) {
    blocks.append(.claim(Claim(id: id, sentence: sentence, condition: condition)))
  }

  /// An aside that stands in the margin beside what follows.
  public mutating func note(_ text: Prose) { blocks.append(.note(text)) }

  /// Adds to the bibliography.
  public mutating func references(_ publications: [Publication]) {
    self.publications += publications
  }

  /// Puts a notice above everything else.
  public mutating func banner(_ text: Prose) { banners.append(text) }
}
