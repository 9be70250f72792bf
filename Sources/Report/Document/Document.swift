/// A page made ready for every format: prose parsed, things numbered, references resolved.
///
/// Everything that can be wrong with a notebook's page is found here, before a byte is written: an
/// unknown reference, an id used twice, a formula that cannot be set.
public struct Document: Sendable {
  /// The text of the first heading, without markup.
  public package(set) var title: String
  /// The first heading.
  public package(set) var titleInlines: [Inline]
  /// The page's blocks, in order.
  public package(set) var parts: [Part]
  /// What every reader has to know first.
  public package(set) var banners: [[ProseElement]]
  /// Headings of the second and third level, for the table of contents.
  public package(set) var sections: [Section]
  /// What references show and where they lead.
  public package(set) var index: CrossReferences
  /// Those that are cited, in the order of the citations: the first is [1].
  public package(set) var publications: [Publication]
  /// Language of the prose, as BCP 47 has it.
  public package(set) var language: String
  /// A sentence for search engines and previews.
  public package(set) var summary: String
  /// The notebook's files.
  public package(set) var sources: [SourceFile]

  /// A heading that the table of contents has.
  public struct Section: Sendable, Hashable {
    /// 2 or 3.
    public package(set) var level: Int
    /// Its anchor, without `#`.
    public package(set) var id: String
    /// Its words.
    public package(set) var title: [Inline]
  }
}

extension Document {
  /// Parses, numbers and checks a page.
  ///
  /// - Throws: `PageFaults`, all of them, each with its place in the notebook.
  public init(_ page: Page) throws {
    var faults: [ReportError] = []
    self.init(page, faults: &faults)
    guard faults.isEmpty else { throw PageFaults(faults: faults) }
  }

  /// Makes a document of a page whatever is wrong with it, as a preview needs it: a reference that leads nowhere is its
  /// id with a question mark, a formula that cannot be set and prose that cannot be read stand there as they were typed.
  ///
  /// - Parameters:
  ///   - page: what a notebook filled.
  ///   - faults: what is wrong is added, in the order of the page.
  public init(_ page: Page, faults: inout [ReportError]) {
    var builder = DocumentBuilder(page)
    self = builder.build()
    faults += builder.faults
  }
}
