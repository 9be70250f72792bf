extension Document {
  /// Parses, numbers and checks a page.
  ///
  /// - Throws: a page error that names the place.
  public init(_ page: Page) throws {
    var builder = DocumentBuilder(page)
    self = try builder.build()
  }
}

/// Goes over the page twice: first everything gets its number, then every reference must lead somewhere.
private struct DocumentBuilder {
  private let page: Page
  private var index = CrossReferences()
  private var parts: [Document.Part] = []
  private var sections: [Document.Section] = []
  private var title: [Inline] = []
  private var counts: [Reference.Kind: Int] = [:]
  private var noteCount = 0

  init(_ page: Page) { self.page = page }

  mutating func build() throws -> Document {
    for publication in page.publications {
      let id = publication.id
      try index.define(.publication, id, anchor: "reference-\(id)", label: "")
    }
    for block in page.blocks { try add(block) }
    let banners = try page.banners.map { try MarkdownParser.parse($0).elements }
    let all = parts.flatMap(\.inlines) + title + banners.flatMap { $0.flatMap(\.inlines) }
    try ReferenceCheck(index: index).check(all)
    for id in all.flatMap(\.citations) { index.cite(id) }
    return document(banners)
  }

  private func document(_ banners: [[Element]]) -> Document {
    let cited = index.citations.compactMap { id in page.publications.first { $0.id == id } }
    return Document(
      title: title.isEmpty ? "Report" : index.plainText(title), titleInlines: title, parts: parts,
      banners: banners, sections: sections, index: index, publications: cited,
      language: page.language, summary: page.summary)
  }

  private mutating func add(_ block: Block) throws {
    switch block {
    case .prose(let prose, let place): try add(prose, at: place)
    case .code(let listing): parts.append(.code(listing))
    case .output(let text, let caption): parts.append(.output(text, caption: try inlines(caption)))
    case .picture(let picture): try add(picture)
    case .table(let table): try add(table)
    case .claim(let claim): try add(claim)
    case .note(let prose): parts.append(.note(try MarkdownParser.parse(prose).elements))
    }
  }

  /// The text of a caption or of a claim's sentence: one paragraph.
  private func inlines(_ prose: Prose) throws -> [Inline] {
    let elements = try MarkdownParser.parse(prose).elements
    return elements.flatMap(\.inlines)
  }

  private mutating func number(_ kind: Reference.Kind, _ id: String, _ label: String) throws -> Int
  {
    let number = counts[kind, default: 0] + 1
    counts[kind] = number
    let anchor = "\(kind.rawValue)-\(id)"
    try index.define(kind, id, anchor: anchor, label: "\(label)\u{A0}\(number)")
    return number
  }

  private mutating func add(_ picture: Picture) throws {
    let number = try number(.figure, picture.id, "Figure")
    let caption = try inlines(picture.caption)
    parts.append(.figure(.init(number: number, picture: picture, caption: caption)))
  }

  private mutating func add(_ table: Table) throws {
    let number = table.id.isEmpty ? nil : try number(.table, table.id, "Table")
    let caption = try inlines(table.caption)
    parts.append(.table(.init(number: number, table: table, caption: caption)))
  }

  private mutating func add(_ claim: Claim) throws {
    let number = try number(.claim, claim.id, "Claim")
    let sentence = try inlines(claim.sentence)
    parts.append(.claim(.init(number: number, claim: claim, sentence: sentence)))
  }

  private mutating func add(_ prose: Prose, at place: Place) throws {
    let markdown = try located(place) { try MarkdownParser.parse(prose) }
    let notes = NoteList(texts: markdown.notes, firstNumber: noteCount + 1)
    noteCount += markdown.notes.count
    var elements: [DocumentElement] = []
    for element in markdown.elements {
      try located(place) {
        if let element = try self.element(element, notes) { elements.append(element) }
      }
    }
    parts.append(.prose(elements))
  }

  /// An element with its anchor; none for the page's title, which stands apart.
  private mutating func element(_ element: Element, _ notes: NoteList) throws -> DocumentElement? {
    var result = DocumentElement(element: element, notes: notes)
    switch element {
    case .heading(1, let content):
      guard title.isEmpty else {
        throw ReportError(.page, "heading", at: index.plainText(content), "a page has one title")
      }
      title = content
      return nil
    case .heading(let level, let content): result.id = try section(level, content)
    case .formula(let formula):
      _ = try mathML(formula)
      if let label = formula.label {
        result.number = try number(.equation, label, "Equation")
        result.id = "equation-\(label)"
      }
    default: break
    }
    return result
  }

  private mutating func section(_ level: Int, _ content: [Inline]) throws -> String {
    let text = index.plainText(content)
    let anchor = index.anchor(forHeading: text)
    try index.define(.section, anchor, anchor: anchor, label: text)
    if level <= 3 { sections.append(.init(level: level, id: anchor, title: content)) }
    return anchor
  }

  /// Adds the notebook's file and line to an error.
  private func located<Result>(_ place: Place, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch var error as ReportError {
      error.place = "\(place): \(error.place)"
      throw error
    }
  }
}
