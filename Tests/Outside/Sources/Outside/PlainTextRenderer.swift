import Report

/// A page as plain text, for a terminal or a mail: a format that `report` does not know, written with its public API.
public struct PlainTextRenderer: Renderer {
  public let name = "text"
  public let fileName = "report.txt"

  public init() {}

  public func files(of document: Document, with context: RenderingContext) -> [OutputFile] {
    let index = document.index
    var sections = [underlined(document.title, with: "=")]
    sections += document.banners.map { blocks($0, index) }
    sections += document.parts.map { text($0, index) }
    sections += [hiddenCode(document), references(document), provenance(context)]
    let page = sections.filter { !$0.isEmpty }.joined(separator: "\n\n")
    return [OutputFile(path: fileName, text: page + "\n")]
  }

  private func text(_ part: Document.Part, _ index: CrossReferences) -> String {
    switch part {
    case .prose(let elements): prose(elements, index)
    case .code(let listing): listing.visibility == .hidden ? "" : indented(listing.source)
    case .output(let text, let caption): captioned(indented(text), "", caption, index)
    case .figure(let figure):
      captioned("[\(figure.picture.alt)]", "Figure \(figure.number). ", figure.caption, index)
    case .table(let table):
      captioned(
        rows(table.table), table.number.map { "Table \($0). " } ?? "", table.caption, index)
    case .claim(let claim): self.claim(claim, index)
    case .note(let elements): "Note: " + blocks(elements, index)
    }
  }

  private func prose(_ elements: [DocumentElement], _ index: CrossReferences) -> String {
    let notes = elements.first?.notes.texts.enumerated().map { offset, note in
      "(\((elements.first?.notes.firstNumber ?? 1) + offset)) \(line(note, index, nil))"
    }
    let texts = elements.map { element in
      let number = element.number.map { "  (\($0))" } ?? ""
      return text(element.element, index, element.notes) + number
    }
    return (texts + (notes ?? [])).joined(separator: "\n\n")
  }

  private func blocks(_ elements: [ProseElement], _ index: CrossReferences) -> String {
    elements.map { text($0, index, nil) }.joined(separator: "\n\n")
  }

  private func text(
    _ element: ProseElement, _ index: CrossReferences, _ notes: NoteList?
  ) -> String {
    switch element {
    case .paragraph(let content): line(content, index, notes)
    case .heading(let level, let content):
      underlined(line(content, index, notes), with: level == 2 ? "-" : "~")
    case .list(let start, _, let items):
      items.enumerated().map { offset, item in
        (start.map { "\($0 + offset). " } ?? "- ") + blocks(item, index)
      }.joined(separator: "\n")
    case .quotation(let elements), .aside(let elements): indented(blocks(elements, index))
    case .codeBlock(let code, _): indented(code)
    case .table(let table):
      ([table.header] + table.rows).map { row in
        row.map { line($0, index, notes) }.joined(separator: "\t")
      }.joined(separator: "\n")
    case .formula(let formula): indented(formula.tex)
    case .rule: "* * *"
    }
  }

  private func line(
    _ inlines: [Inline], _ index: CrossReferences, _ notes: NoteList?
  ) -> String {
    inlines.map { inline in
      switch inline {
      case .note(let note): "(\((notes?.firstNumber ?? 1) + note))"
      case .quoted(let text, let source):
        "\(text) \(index.label(of: Reference(kind: .publication, id: source)))"
      case .link(let content, let url):
        url.hasPrefix("#")
          ? line(content, index, notes) : "\(line(content, index, notes)) <\(url)>"
      default: index.plainText([inline])
      }
    }.joined()
  }
}

extension PlainTextRenderer {
  private func claim(_ claim: Document.NumberedClaim, _ index: CrossReferences) -> String {
    let verdict = claim.seeds?.text ?? (claim.claim.holds ? "holds" : "DOES NOT HOLD")
    let evidence = claim.claim.condition.evidence.map { evidence in
      "- \(evidence.sentence)" + (evidence.margin.map { " (difference \($0))" } ?? "")
        + (evidence.bySeed.map { ", by seed \($0)" } ?? "")
    }
    let sentence = "Claim \(claim.number) \(verdict): \(line(claim.sentence, index, nil))"
    return ([sentence] + evidence).joined(separator: "\n")
  }

  private func rows(_ table: Table) -> String {
    ([table.header] + table.rows.map { $0.map(\.text) }).map { $0.joined(separator: "\t") }
      .joined(separator: "\n")
  }

  private func captioned(
    _ text: String, _ label: String, _ caption: [Inline], _ index: CrossReferences
  ) -> String {
    caption.isEmpty ? text : "\(text)\n\(label)\(line(caption, index, nil))"
  }

  private func hiddenCode(_ document: Document) -> String {
    document.hiddenListings.map { "\($0.file), line \($0.line)\n\(indented($0.source))" }
      .joined(separator: "\n\n")
  }

  private func references(_ document: Document) -> String {
    document.publications.map { publication in
      let reference = Reference(kind: .publication, id: publication.id)
      return "\(document.index.label(of: reference)) \(publication.authors) "
        + "\(publication.title). \(publication.venue), \(publication.year)."
    }.joined(separator: "\n")
  }

  private func provenance(_ context: RenderingContext) -> String {
    context.provenance.rows.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
  }

  private func underlined(_ text: String, with sign: String) -> String {
    text + "\n" + String(repeating: sign, count: text.count)
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
  }
}
