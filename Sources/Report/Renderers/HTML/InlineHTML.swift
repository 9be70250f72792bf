/// Inline content as HTML.
struct InlineHTML {
  let index: CrossReferences
  let notes: NoteList

  init(_ index: CrossReferences, notes: NoteList = .none) {
    self.index = index
    self.notes = notes
  }

  func html(_ inlines: [Inline]) -> HTML { HTML(joining: inlines.map(html)) }

  private func html(_ inline: Inline) -> HTML {
    switch inline {
    case .text(let text): HTML(escaping: text)
    case .code(let code): .element("code", [], HTML(escaping: code))
    case .emphasis(let content): .element("em", [], html(content))
    case .strong(let content): .element("strong", [], html(content))
    case .strikethrough(let content): .element("s", [], html(content))
    case .link(let content, let url): .element("a", [("href", url)], html(content))
    case .softBreak: HTML("\n")
    case .lineBreak: HTML("<br>")
    case .math(let formula): mathML(formula)
    case .note(let note): mark(note)
    case .reference(let reference): link(reference)
    case .quoted(let text, let source):
      HTML(escaping: text + "\u{A0}") + link(Reference(kind: .publication, id: source))
    }
  }

  /// A link; where the page has no such thing, a mark.
  private func link(_ reference: Reference) -> HTML {
    let label = HTML(escaping: index.label(of: reference))
    guard let target = index.target(reference) else { return .element("mark", [], label) }
    let name = reference.kind == .publication ? "cite" : "ref"
    return .element("a", [("class", name), ("href", "#" + target.anchor)], label)
  }

  private func mark(_ note: Int) -> HTML {
    let number = notes.firstNumber + note
    let attributes = [
      ("class", "mark"), ("id", "noteref-\(number)"), ("href", "#note-\(number)"),
      ("role", "doc-noteref"), ("aria-label", "Note \(number)"),
    ]
    return .element("a", attributes, HTML(escaping: String(number)))
  }

  /// The notes whose marks stand in the content, to follow it in the same paragraph.
  func notesHTML(of inlines: [Inline]) -> HTML {
    HTML(joining: inlines.flatMap(\.noteIndices).map(note))
  }

  private func note(_ note: Int) -> HTML {
    guard notes.texts.indices.contains(note) else { return HTML("") }
    let number = notes.firstNumber + note
    let back = HTML.element(
      "a",
      [
        ("class", "mark"), ("href", "#noteref-\(number)"), ("role", "doc-backlink"),
        ("aria-label", "Back to the mark of note \(number)"),
      ], HTML(escaping: String(number)))
    let attributes = [("class", "note"), ("id", "note-\(number)"), ("role", "note")]
    return .element("span", attributes, back + HTML(" ") + (html(notes.texts[note])))
  }
}

extension Inline {
  /// Whether a link stands within.
  var hasLink: Bool {
    switch self {
    case .link, .note, .reference, .quoted: true
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      content.contains(where: \.hasLink)
    case .text, .code, .softBreak, .lineBreak, .math: false
    }
  }

  /// The footnotes whose marks stand within.
  var noteIndices: [Int] {
    switch self {
    case .note(let index): [index]
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(let content, _):
      content.flatMap(\.noteIndices)
    default: []
    }
  }
}
