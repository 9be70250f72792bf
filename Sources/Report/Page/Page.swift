/// A report as a value: what the notebook said, ran, showed and claimed, in order.
///
/// A notebook fills it, a renderer turns it into HTML, Markdown or a Jupyter notebook. It can be kept on disk and comes
/// back the same.
public struct Page: Sendable {
  /// What stands on the page, in order.
  public internal(set) var blocks: [Block] = []
  /// The notebook's files, in the order in which they came first.
  public internal(set) var sources: [SourceFile] = []
  /// What the notebook says of its data and settings, for the provenance.
  public private(set) var records: [Record] = []
  /// Language of the prose, as BCP 47 has it.
  public var language = "en"
  /// A sentence for search engines and previews.
  public var summary = ""
  /// The seeds that its estimates and conditions are about, in order; without them seeds are numbered from 0.
  public var seeds: [UInt64] = []
  /// How many threads may draw its figures; what they draw does not depend on it.
  package var threads = 1
  package private(set) var placedPublications: [Placed<Publication>] = []
  package private(set) var placedBanners: [Placed<Prose>] = []

  /// An empty page.
  public init() {}

  /// The bibliography; the page lists those that its prose cites, in the order of the citations.
  public var publications: [Publication] { placedPublications.map(\.value) }

  /// What every reader has to know first, such as that the data are not what the title says.
  public var banners: [Prose] { placedBanners.map(\.value) }

  /// Adds to the bibliography.
  public mutating func references(
    _ publications: [Publication], file: String = #fileID, line: Int = #line
  ) {
    let place = Place(file: file, line: line)
    placedPublications += publications.map { Placed(value: $0, place: place) }
  }

  /// Puts a notice above everything else.
  public mutating func banner(_ text: Prose, file: String = #fileID, line: Int = #line) {
    placedBanners.append(Placed(value: text, place: Place(file: file, line: line)))
  }

  /// Says something of the run's data or settings in the provenance.
  ///
  /// - Parameters:
  ///   - name: "Data", "Tosses".
  ///   - value: such as a name and a SHA-256; the same on every run that is the same.
  ///   - option: what the command that makes the page again needs for it: `--data DATA`.
  ///   - environment: a variable that this command needs: `REPORT_KERNELS=avx2`.
  public mutating func record(
    _ name: String, _ value: String, option: String? = nil, environment: String? = nil
  ) {
    records.append(Record(name: name, value: value, option: option, environment: environment))
  }
}

extension Page {
  /// Puts other blocks and notices in the place of those that are there, and other texts in the place of its sources', by file: for
  /// a preview of a page whose prose has changed.
  package mutating func replace(
    blocks: [Block], banners: [Prose], sources texts: [String: String]
  ) {
    self.blocks = blocks
    for (index, banner) in banners.enumerated() { placedBanners[index].value = banner }
    for index in sources.indices {
      if let text = texts[sources[index].file] { sources[index].text = text }
    }
  }
}

extension Page: Codable {
  /// All but the number of threads, on which nothing depends.
  private enum CodingKeys: CodingKey {
    case blocks, sources, records, language, summary, seeds, placedPublications, placedBanners
  }
}

/// What a page says of the data and settings that it was made with.
public struct Record: Codable, Sendable, Hashable {
  public var name: String
  public var value: String
  /// What the command that makes the page again needs for it.
  public var option: String?
  /// A variable that this command needs.
  public var environment: String?
}
