/// Holds that every reference, citation and link of a text leads somewhere, and that every formula can be set.
struct ProseCheck {
  let index: CrossReferences
  let text: PlacedProse
  private(set) var faults: [ReportError] = []

  init(index: CrossReferences, text: PlacedProse) {
    self.index = index
    self.text = text
  }

  mutating func check(_ inlines: [Inline]) {
    for inline in inlines { check(inline) }
  }

  private mutating func check(_ inline: Inline) {
    switch inline {
    case .reference(let reference): check(reference)
    case .quoted(_, let source): check(Reference(kind: .publication, id: source))
    case .math(let formula):
      guard let reason = fault(of: formula) else { return }
      faults.append(ReportError("formula", at: text.place(of: formula.tex), reason))
    case .link(let content, let url):
      if url.hasPrefix("#"), !index.hasAnchor(String(url.dropFirst())) {
        let reason = "found \(shortened(url)), expected an anchor of the page"
        faults.append(ReportError("link", at: text.place(of: url), reason))
      }
      check(content)
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      check(content)
    case .text, .code, .softBreak, .lineBreak, .note: break
    }
  }

  private mutating func check(_ reference: Reference) {
    guard index.target(reference) == nil else { return }
    faults.append(
      ReportError(
        "reference", at: text.place(of: reference),
        "found \(shortened(reference.id)), expected the id of a \(reference.kind) of the page"))
  }
}
