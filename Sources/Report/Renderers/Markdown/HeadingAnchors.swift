import Grammar

/// The ids that readers of Markdown give to the headings of a document's GitHub Markdown, for the anchors that
/// the page itself has.
struct HeadingAnchors {
  private var slugs: [String: String] = [:]
  private var titles: [String: String] = [:]
  private var used = HeadingSlugs()

  /// Goes over the headings in the order in which they are written.
  init(_ document: Document) {
    for anchor in ["content", "contents"] { slugs[anchor] = HeadingSlugs.slug(document.title) }
    _ = used.add(document.title)
    for part in document.parts { add(part, document.index) }
    if !document.hiddenListings.isEmpty { add("page-code", "Code not shown above") }
    if !document.claims.isEmpty { add("page-claims", "Claims") }
    if !document.publications.isEmpty { add("page-references", "References") }
    for (offset, publication) in document.publications.enumerated() {
      add("reference-\(publication.id)", "Reference \(offset + 1)")
    }
    add("page-provenance", "Provenance")
  }

  /// The heading's id for an anchor of the page; the anchor itself if there is none.
  subscript(anchor: String) -> String { slugs[anchor] ?? anchor }

  /// Whether pandoc's own Markdown, whose ids keep full stops and begin with a letter, gives the heading the same.
  func isSameInPandoc(_ anchor: String) -> Bool {
    guard let title = titles[anchor] else { return true }
    return HeadingSlugs.pandocSlug(title) == HeadingSlugs.slug(title)
  }

  private mutating func add(_ anchor: String, _ title: String) {
    titles[anchor] = title
    slugs[anchor] = used.add(title)
  }

  private mutating func add(_ part: Document.Part, _ index: CrossReferences) {
    switch part {
    case .prose(let elements):
      for element in elements { add(element, index) }
    case .figure(let figure): add("figure-\(figure.picture.id)", "Figure \(figure.number)")
    case .table(let table):
      if let number = table.number { add("table-\(table.table.id)", "Table \(number)") }
    case .claim(let claim): add("claim-\(claim.claim.id)", "Claim \(claim.number)")
    case .code, .output, .note: break
    }
  }

  private mutating func add(_ element: DocumentElement, _ index: CrossReferences) {
    switch element.element {
    case .heading(_, let content): add(element.id, index.plainText(content.map(spelled)))
    case .formula:
      if let number = element.number { add(element.id, "Equation \(number)") }
    default: break
    }
  }
}

/// Content with formulas as the Markdown spells them.
private func spelled(_ inline: Inline) -> Inline {
  switch inline {
  case .math(let formula): .text(PortableTeX(formula.tex).text)
  case .emphasis(let content): .emphasis(content.map(spelled))
  case .strong(let content): .strong(content.map(spelled))
  case .strikethrough(let content): .strikethrough(content.map(spelled))
  case .link(let content, let url): .link(content.map(spelled), url: url)
  default: inline
  }
}
