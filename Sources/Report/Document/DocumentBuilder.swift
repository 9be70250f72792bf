/// Goes over the page twice: first everything gets its number, then every reference must lead somewhere.
struct DocumentBuilder {
  /// What is wrong with the page, so far.
  private(set) var faults: [ReportError] = []
  private let page: Page
  private var index = CrossReferences()
  private var parts: [Document.Part] = []
  private var sections: [Document.Section] = []
  private var title: [Inline] = []
  private var counts: [Reference.Kind: Int] = [:]
  private var noteCount = 0
  /// Every text of the page, to be checked in the end.
  private var texts: [(text: PlacedProse, inlines: [Inline])] = []

  init(_ page: Page) { self.page = page }

  mutating func build() -> Document {
    for publication in page.placedPublications {
      let id = publication.value.id
      define(.publication, id, "reference-\(id)", label: "", at: publication.place)
    }
    for block in page.blocks { add(block) }
    let banners = page.placedBanners.map { elements($0.value, at: $0.place) }
    let all = parts.flatMap(\.inlines) + title + banners.flatMap { $0.flatMap(\.inlines) }
    for id in all.flatMap(\.citations)
    where index.target(Reference(kind: .publication, id: id)) != nil { index.cite(id) }
    checkTexts()
    return document(banners)
  }

  private func document(_ banners: [[ProseElement]]) -> Document {
    let cited = index.citations.compactMap { id in page.publications.first { $0.id == id } }
    return Document(
      title: title.isEmpty ? "Report" : index.plainText(title), titleInlines: title, parts: parts,
      banners: banners, sections: sections, index: index, publications: cited,
      language: page.language, summary: page.summary, sources: page.sources)
  }

  private mutating func checkTexts() {
    for (text, inlines) in texts {
      var check = ProseCheck(index: index, text: text)
      check.check(inlines)
      faults += check.faults
    }
  }

  private mutating func add(_ block: Block) {
    switch block {
    case .prose(let prose, let place): add(prose, at: place)
    case .code(let listing): parts.append(.code(listing))
    case .output(let text, let caption, let place):
      parts.append(.output(text, caption: inlines(caption, at: place)))
    case .picture(let picture, let place): add(picture, at: place)
    case .table(let table, let place): add(table, at: place)
    case .claim(let claim, let place): add(claim, at: place)
    case .note(let prose, let place): parts.append(.note(elements(prose, at: place)))
    }
  }
}

extension DocumentBuilder {
  private mutating func define(
    _ kind: Reference.Kind, _ id: String, _ anchor: String, label: String, at place: Place
  ) {
    guard let reason = index.define(kind, id, anchor: anchor, label: label) else { return }
    faults.append(ReportError(kind.rawValue, at: place, reason))
  }

  private mutating func number(
    _ kind: Reference.Kind, _ id: String, _ name: String, at place: Place
  ) -> Int {
    let number = counts[kind, default: 0] + 1
    counts[kind] = number
    define(kind, id, "\(kind.rawValue)-\(id)", label: "\(name)\u{A0}\(number)", at: place)
    return number
  }

  private mutating func add(_ picture: Picture, at place: Place) {
    let number = number(.figure, picture.id, "Figure", at: place)
    let caption = inlines(picture.caption, at: place)
    parts.append(.figure(.init(number: number, picture: picture, caption: caption)))
  }

  private mutating func add(_ table: Table, at place: Place) {
    let number = table.id.isEmpty ? nil : number(.table, table.id, "Table", at: place)
    let caption = inlines(table.caption, at: place)
    parts.append(.table(.init(number: number, table: table, caption: caption)))
  }

  private mutating func add(_ claim: Claim, at place: Place) {
    let number = number(.claim, claim.id, "Claim", at: place)
    let sentence = inlines(claim.sentence, at: place)
    let verdict = SeedVerdict(claim.condition.seeds, seeds: page.seeds)
    parts.append(
      .claim(.init(number: number, claim: claim, sentence: sentence, seeds: verdict)))
  }
}

extension DocumentBuilder {
  /// The blocks of a text; of one that cannot be read, what was typed.
  private mutating func parse(_ text: PlacedProse) -> Markdown {
    do throws(MarkdownFault) {
      let markdown = try MarkdownParser.parse(text.prose)
      texts.append((text, markdown.elements.flatMap(\.inlines) + markdown.notes.flatMap { $0 }))
      return markdown
    } catch {
      faults.append(ReportError("prose", at: text.place(ofLine: error.line), error.reason))
      let typed = text.prose.parts.map { part in
        if case .literal(let text) = part { return text }
        return ""
      }
      return Markdown(elements: [.paragraph([.text(sanitized(typed.joined()))])], notes: [])
    }
  }

  private mutating func elements(_ prose: Prose, at place: Place) -> [ProseElement] {
    parse(PlacedProse(prose: prose, place: place)).elements
  }

  /// The text of a caption or of a claim's sentence: one paragraph.
  private mutating func inlines(_ prose: Prose, at place: Place) -> [Inline] {
    elements(prose, at: place).flatMap(\.inlines)
  }

  private mutating func add(_ prose: Prose, at place: Place) {
    let text = PlacedProse(prose: prose, place: place, beginsThere: true)
    let markdown = parse(text)
    let notes = NoteList(texts: markdown.notes, firstNumber: noteCount + 1)
    noteCount += markdown.notes.count
    parts.append(.prose(markdown.elements.compactMap { element($0, notes, of: text) }))
  }

  /// An element with its anchor; none for the page's title, which stands apart.
  private mutating func element(
    _ element: ProseElement, _ notes: NoteList, of text: PlacedProse
  ) -> DocumentElement? {
    var result = DocumentElement(element: element, notes: notes)
    switch element {
    case .heading(1, let content) where title.isEmpty:
      title = content
      return nil
    case .heading(let level, let content):
      if level == 1 { refuseTitle(content, of: text) }
      result.element = .heading(level: max(2, level), content)
      result.id = section(max(2, level), content, of: text)
    case .formula(let formula):
      guard let label = formula.label else { break }
      let place = text.place(of: "\\label{\(label)}")
      result.number = number(.equation, label, "Equation", at: place)
      result.id = "equation-\(label)"
    default: break
    }
    return result
  }

  private mutating func refuseTitle(_ content: [Inline], of text: PlacedProse) {
    let words = shortened(index.plainText(content))
    let reason = "found a second title, \(words), expected one on a page"
    faults.append(ReportError("heading", at: text.place(ofHeading: content), reason))
  }

  private mutating func section(
    _ level: Int, _ content: [Inline], of text: PlacedProse
  ) -> String {
    let words = index.plainText(content)
    let anchor = index.anchor(forHeading: words)
    define(.section, anchor, anchor, label: words, at: text.place(ofHeading: content))
    if level <= 3 { sections.append(.init(level: level, id: anchor, title: content)) }
    return anchor
  }
}
