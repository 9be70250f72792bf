/// The page's blocks as the template sees them: each has exactly one of the kinds' names.
struct BlockFields {
  let document: Document
  let figures: FigurePlacement

  private var inline: InlineHTML { InlineHTML(document.index) }

  func blocks() throws -> [TemplateFields] { try document.parts.map(block) }

  private func block(_ part: Document.Part) throws -> TemplateFields {
    switch part {
    case .prose(let elements): [.prose: .html(try prose(elements))]
    case .code(let listing): [.code: .fields(code(listing))]
    case .output(let text, let caption): [.output: .fields(try output(text, caption))]
    case .figure(let figure): [.figure: .fields(try self.figure(figure))]
    case .table(let table): [.table: .fields(try self.table(table))]
    case .claim(let claim): [.claim: .fields(try self.claim(claim))]
    case .note(let elements):
      [.note: .html(try ElementHTML(index: document.index).html(elements))]
    }
  }

  private func prose(_ elements: [DocumentElement]) throws -> HTML {
    let writer = ElementHTML(index: document.index)
    return HTML(joining: try elements.map(writer.html), separator: "\n")
  }

  private func code(_ listing: Listing) -> TemplateFields {
    let names = listing.declarations.joined(separator: ", ")
    return [
      .html: .html(highlighted(listing.source)),
      .declarations: .optional(names.isEmpty ? nil : HTML(escaping: names)),
      .isOpen: .flag(!listing.isFolded), .gutter: .text(String(listing.line)),
    ]
  }

  private func output(_ text: String, _ caption: [Inline]) throws -> TemplateFields {
    [.html: .text(text), .caption: try self.caption(caption)]
  }

  private func caption(_ inlines: [Inline]) throws -> TemplateValue {
    .optional(inlines.isEmpty ? nil : try inline.html(inlines))
  }

  private func table(_ table: Document.NumberedTable) throws -> TemplateFields {
    [
      .html: .html(tableHTML(table.table)), .caption: try caption(table.caption),
      .anchor: .optional(table.number.map { _ in HTML(escaping: "table-" + table.table.id) }),
      .number: .optional(table.number.map { HTML(escaping: String($0)) }),
    ]
  }

  private func figure(_ figure: Document.Figure) throws -> TemplateFields {
    let picture = figure.picture
    let hasDark = !picture.dark.isEmpty
    return [
      .anchor: .text("figure-" + picture.id), .number: .text(String(figure.number)),
      .caption: try caption(figure.caption), .alt: .text(picture.alt),
      .width: .text(String(picture.width)), .height: .text(String(picture.height)),
      .isWide: .flag(picture.width > 560),
      .light: .html(source(picture.light, picture.lightName)),
      .dark: .optional(hasDark ? source(picture.dark, picture.darkName) : nil),
      .data: .optional(picture.table.map(tableHTML)),
    ]
  }

  /// The address of a picture: its bytes, or its file.
  private func source(_ png: [UInt8], _ name: String) -> HTML {
    switch figures {
    case .inline: HTML(trusted: "data:image/png;base64," + base64(png))
    case .linked: HTML(escaping: "figures/" + name)
    }
  }
}

extension BlockFields {
  private func claim(_ claim: Document.NumberedClaim) throws -> TemplateFields {
    let texts = claim.claim.condition.evidence.map(EvidenceText.init)
    let evidence = texts.map { text -> TemplateFields in
      [
        .html: .text(text.sentence), .holds: .flag(text.evidence.holds),
        .margin: .optional(text.margin.map { HTML(escaping: $0) }),
      ]
    }
    return [
      .anchor: .text("claim-" + claim.claim.id), .number: .text(String(claim.number)),
      .sentence: .html(try inline.html(claim.sentence)), .holds: .flag(claim.claim.holds),
      .evidence: .list(evidence),
    ]
  }
}

extension Picture {
  /// Names of its files in `figures/`.
  package var lightName: String { id + ".png" }
  package var darkName: String { id + "-dark.png" }
}
