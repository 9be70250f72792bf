/// Renders a document as one HTML page.
public struct HTMLRenderer: Renderer {
  /// What options call it.
  public let name = "html"
  /// One file, but for linked figures and style.
  public let fileName = "index.html"

  /// There is one way to write HTML.
  public init() {}

  /// - Throws: a configuration error if the page grows beyond what templates may make.
  public func files(
    of document: Document, with context: RenderingContext
  ) throws -> [OutputFile] {
    let page = OutputFile(path: fileName, text: try text(of: document, with: context))
    guard context.figures == .linked else { return [page] }
    let style = OutputFile(path: TemplateSet.styleName, text: context.templates.style + "\n")
    let pictures = document.figures.map(\.picture).flatMap { [$0.lightFile, $0.darkFile] }
    return [page, style] + pictures.compactMap(\.self)
  }

  /// The page; with linked figures, the style sheet and both pictures of each.
  public func paths(ofFigures ids: [String], _ placement: FigurePlacement) -> [String] {
    guard placement == .linked else { return [fileName] }
    return [fileName, TemplateSet.styleName]
      + ids.flatMap { [Picture.lightPath($0), Picture.darkPath($0)] }
  }

  /// The page alone.
  ///
  /// - Throws: a configuration error if the page grows beyond what templates may make.
  public func text(of document: Document, with context: RenderingContext) throws -> String {
    try context.templates.render(fields(document, context))
  }

  private func fields(_ document: Document, _ context: RenderingContext) -> TemplateFields {
    let style = "\n" + context.templates.style
    let script = "\n" + context.templates.script
    let figures = context.figures
    let policy = ContentSecurityPolicy(style: style, script: script, figures: figures)
    let blocks = BlockFields(document: document, figures: figures)
    let elements = ElementHTML(index: document.index)
    return [
      .language: .text(document.language), .titleText: .text(document.title),
      .title: .html(InlineHTML(document.index).html(document.titleInlines)),
      .summary: .optional(document.summary.isEmpty ? nil : HTML(escaping: document.summary)),
      .policy: .html(HTML(trusted: policy.text)),
      .style: .html(
        figures == .linked
          ? .void("link", [("rel", "stylesheet"), ("href", TemplateSet.styleName)])
          : HTML(trusted: "<style>\(style)</style>")),
      .script: .html(HTML(trusted: "<script>\(script)</script>")),
      .banners: .list(document.banners.map { [.html: .html(elements.html($0))] }),
      .contents: .list(contents(document)),
      .blocks: .list(blocks.blocks()), .hidden: blocks.hiddenListings(),
      .claims: claims(document), .references: references(document),
      .provenance: .list(provenanceFields(context.provenance)),
      .date: .optional(context.provenance.date.map { HTML(escaping: $0) }),
    ]
  }

  /// The sections, each with those below it.
  private func contents(_ document: Document) -> [TemplateFields] {
    var entries: [(entry: TemplateFields, children: [TemplateFields])] = []
    for section in document.sections {
      let title = InlineHTML(document.index).html(section.title)
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
      .allHold: .flag(failed == 0), .isOnly: .flag(list.count == 1), .blocks: .list(list),
    ])
  }

  /// The bibliography; nothing if nothing is cited.
  private func references(_ document: Document) -> TemplateValue {
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
