/// Where the page's figures are, and its style.
public enum FigurePlacement: Sendable {
  /// In the page itself: one file.
  case inline
  /// In `figures/` and `style.css` beside it, for hosts whose policy allows nothing inside of a page.
  case linked
}

/// Renders a document as one HTML page.
public struct HTMLRenderer: Sendable {
  private let templates: TemplateSet
  private let figures: FigurePlacement

  public init(templates: TemplateSet, figures: FigurePlacement = .inline) {
    self.templates = templates
    self.figures = figures
  }

  /// - Throws: a page error for what cannot be shown.
  public func render(_ document: Document, _ provenance: Provenance) throws -> String {
    try templates.render(fields(document, provenance))
  }

  private func fields(_ document: Document, _ provenance: Provenance) throws -> TemplateFields {
    let style = "\n" + templates.style
    let script = "\n" + templates.script
    let policy = ContentSecurityPolicy(
      style: style, script: script, figures: figures)
    let elements = ElementHTML(index: document.index)
    return [
      .language: .text(document.language), .titleText: .text(document.title),
      .title: .html(try InlineHTML(document.index).html(document.titleInlines)),
      .summary: .optional(document.summary.isEmpty ? nil : HTML(escaping: document.summary)),
      .policy: .html(HTML(trusted: policy.text)),
      .style: .html(
        figures == .linked
          ? .void("link", [("rel", "stylesheet"), ("href", TemplateSet.styleName)])
          : HTML(trusted: "<style>\(style)</style>")),
      .script: .html(HTML(trusted: "<script>\(script)</script>")),
      .banners: .list(try document.banners.map { [.html: .html(try elements.html($0))] }),
      .contents: .list(try contents(document)),
      .blocks: .list(try BlockFields(document: document, figures: figures).blocks()),
      .claims: claims(document), .references: try references(document),
      .provenance: .list(provenanceFields(provenance)),
      .date: .optional(provenance.date.map { HTML(escaping: $0) }),
    ]
  }

  /// The sections, each with those below it.
  private func contents(_ document: Document) throws -> [TemplateFields] {
    var entries: [(entry: TemplateFields, children: [TemplateFields])] = []
    for section in document.sections {
      let title = try InlineHTML(document.index).html(section.title)
      let entry: TemplateFields = [.anchor: .text(section.id), .label: .html(title)]
      if section.level > 2, !entries.isEmpty {
        entries[entries.count - 1].children.append(entry)
      } else {
        entries.append((entry, []))
      }
    }
    return entries.map { $0.entry.merging([.children: children($0.children)]) { $1 } }
  }

  private func children(_ children: [TemplateFields]) -> TemplateValue {
    children.isEmpty ? .flag(false) : .fields([.contents: .list(children)])
  }
}

extension HTMLRenderer {
  /// What the page says of its claims as a whole; nothing if it makes none.
  private func claims(_ document: Document) -> TemplateValue {
    let claims = document.claims
    guard !claims.isEmpty else { return .flag(false) }
    let failed = claims.count { !$0.claim.holds }
    let list = claims.map { claim -> TemplateFields in
      [
        .anchor: .text("claim-" + claim.claim.id), .number: .text(String(claim.number)),
        .gist: .text(claim.claim.id.replacing("-", with: " ")), .holds: .flag(claim.claim.holds),
      ]
    }
    return .fields([
      .total: .text(String(claims.count)), .failed: .text(String(failed)),
      .allHold: .flag(failed == 0), .blocks: .list(list),
    ])
  }

  /// The bibliography; nothing if nothing is cited.
  private func references(_ document: Document) throws -> TemplateValue {
    guard !document.publications.isEmpty else { return .flag(false) }
    let list = document.publications.map { publication -> TemplateFields in
      let url = isAllowedLink(publication.url) ? HTML(escaping: publication.url) : nil
      return [
        .anchor: .text("reference-" + publication.id), .html: .html(publicationHTML(publication)),
        .url: .optional(url),
      ]
    }
    return .fields([.blocks: .list(list)])
  }

  private func publicationHTML(_ publication: Publication) -> HTML {
    HTML(escaping: publication.authors + " ") + HTML("<cite>")
      + HTML(escaping: publication.title) + HTML("</cite>. ")
      + HTML(escaping: "\(publication.venue), \(publication.year).")
  }

  private func provenanceFields(_ provenance: Provenance) -> [TemplateFields] {
    provenance.rows.map { row in
      [.name: .text(row.name), .value: .text(row.value), .isCode: .flag(row.isCode)]
    }
  }
}

extension Document {
  package var claims: [NumberedClaim] {
    parts.compactMap { part in
      if case .claim(let claim) = part { return claim }
      return nil
    }
  }
}
