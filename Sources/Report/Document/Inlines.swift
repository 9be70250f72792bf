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

extension ProseElement {
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
