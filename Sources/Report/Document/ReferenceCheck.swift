/// Holds that every reference, citation and link to an anchor leads somewhere, and that every formula can be set.
struct ReferenceCheck {
  let index: CrossReferences

  /// - Throws: a page error naming the first that does not.
  func check(_ inlines: [Inline]) throws {
    for inline in inlines { try check(inline) }
  }

  private func check(_ inline: Inline) throws {
    switch inline {
    case .reference(let reference): try check(reference)
    case .quoted(_, let source): try check(Reference(kind: .publication, id: source))
    case .math(let formula): _ = try mathML(formula)
    case .link(let content, let url):
      if url.hasPrefix("#"), !index.hasAnchor(String(url.dropFirst())) {
        throw ReportError(.page, "link", at: url, "the page has no such anchor")
      }
      try check(content)
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      try check(content)
    case .text, .code, .softBreak, .lineBreak, .note: break
    }
  }

  private func check(_ reference: Reference) throws {
    guard index.target(reference) == nil else { return }
    throw ReportError(
      .page, "reference", at: reference.id, "the page has no such \(reference.kind)")
  }
}

extension Inline {
  /// Ids of the publications cited within.
  var citations: [String] {
    switch self {
    case .reference(let reference) where reference.kind == .publication: [reference.id]
    case .quoted(_, let source): [source]
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(let content, _):
      content.flatMap(\.citations)
    default: []
    }
  }
}

extension Element {
  /// All inline content, in order.
  var inlines: [Inline] {
    switch self {
    case .paragraph(let content), .heading(_, let content): content
    case .list(_, _, let items): items.flatMap { $0.flatMap(\.inlines) }
    case .quotation(let elements), .aside(let elements): elements.flatMap(\.inlines)
    case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap { $0 }
    case .formula(let formula): [.math(formula)]
    case .codeBlock, .rule: []
    }
  }
}

extension Document.Part {
  /// All inline content, in order, footnotes included.
  var inlines: [Inline] {
    switch self {
    case .prose(let elements):
      elements.flatMap(\.element.inlines) + (elements.first?.notes.texts.flatMap { $0 } ?? [])
    case .output(_, let caption): caption
    case .figure(let figure): figure.caption
    case .table(let table): table.caption
    case .claim(let claim): claim.sentence
    case .note(let elements): elements.flatMap(\.inlines)
    case .code: []
    }
  }
}
