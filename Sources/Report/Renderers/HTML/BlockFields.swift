/// The page's blocks as the template sees them: each has exactly one of the kinds' names.
struct BlockFields {
  let document: Document
  let figures: FigurePlacement

  private var inline: InlineHTML { InlineHTML(document.index) }

  func blocks() -> [TemplateFields] { document.parts.filter { !$0.isHidden }.map(block) }

  /// The code that the text does not show; nothing if there is none.
  func hiddenListings() -> TemplateValue {
    let listings = document.hiddenListings
    if listings.isEmpty { return .flag(false) }
    return .fields([
      .total: .text(listings.count == 1 ? "1 listing" : "\(listings.count) listings"),
      .blocks: .list(listings.map { [.code: .fields(code($0))] }),
    ])
  }

  private func block(_ part: Document.Part) -> TemplateFields {
    switch part {
    case .prose(let elements): [.prose: .html(prose(elements))]
    case .code(let listing): [.code: .fields(code(listing))]
    case .output(let text, let caption): [.output: .fields(output(text, caption))]
    case .figure(let figure): [.figure: .fields(self.figure(figure))]
    case .table(let table): [.table: .fields(self.table(table))]
    case .claim(let claim): [.claim: .fields(self.claim(claim))]
    case .note(let elements):
      [.note: .html(ElementHTML(index: document.index).html(elements))]
    }
  }

  private func prose(_ elements: [DocumentElement]) -> HTML {
    let writer = ElementHTML(index: document.index)
    return HTML(joining: elements.map(writer.html), separator: "\n")
  }

  private func code(_ listing: Listing) -> TemplateFields {
    let names = listing.declarations.joined(separator: ", ")
    let isOneOfMany = document.sources.count > 1
    return [
      .html: .html(highlighted(listing.source)),
      .declarations: .optional(names.isEmpty ? nil : HTML(escaping: names)),
      .isOpen: .flag(listing.visibility != .folded), .gutter: .text(String(listing.line)),
      .file: .optional(isOneOfMany ? HTML(escaping: listing.fileName) : nil),
    ]
  }

  private func output(_ text: String, _ caption: [Inline]) -> TemplateFields {
    [.html: .text(text), .caption: self.caption(caption)]
  }

  private func caption(_ inlines: [Inline]) -> TemplateValue {
    .optional(inlines.isEmpty ? nil : inline.html(inlines))
  }

  private func table(_ table: Document.NumberedTable) -> TemplateFields {
    [
      .html: .html(tableHTML(table.table)), .caption: caption(table.caption),
      .anchor: .optional(table.number.map { _ in HTML(escaping: "table-" + table.table.id) }),
      .number: .optional(table.number.map { HTML(escaping: String($0)) }),
    ]
  }

  private func figure(_ figure: Document.Figure) -> TemplateFields {
    let picture = figure.picture
    let hasDark = !picture.dark.isEmpty
    return [
      .anchor: .text("figure-" + picture.id), .number: .text(String(figure.number)),
      .caption: caption(figure.caption), .alt: .text(picture.alt),
      .width: .text(String(picture.width)), .height: .text(String(picture.height)),
      .isWide: .flag(picture.width > 560),
      .light: .html(source(picture.light, Picture.lightPath(picture.id))),
      .dark: .optional(hasDark ? source(picture.dark, Picture.darkPath(picture.id)) : nil),
      .data: .optional(picture.table.map(tableHTML)),
    ]
  }

  /// The address of a picture: its bytes, or its file.
  private func source(_ png: [UInt8], _ path: String) -> HTML {
    switch figures {
    case .inline: HTML(trusted: "data:image/png;base64," + base64(png))
    case .linked: HTML(escaping: path)
    }
  }
}

extension BlockFields {
  private func claim(_ claim: Document.NumberedClaim) -> TemplateFields {
    let evidence = claim.claim.condition.evidence.map { evidence -> TemplateFields in
      [
        .html: .text(evidence.sentence), .holds: .flag(evidence.holds),
        .margin: .optional(evidence.margin.map { HTML(escaping: $0) }),
        .bySeed: .optional(evidence.bySeed.map { HTML(escaping: $0) }),
      ]
    }
    return [
      .anchor: .text("claim-" + claim.claim.id), .number: .text(String(claim.number)),
      .sentence: .html(inline.html(claim.sentence)), .holds: .flag(claim.claim.holds),
      .evidence: .list(evidence), .seeds: claim.seeds.map(seeds) ?? .flag(false),
    ]
  }

  private func seeds(_ verdict: SeedVerdict) -> TemplateValue {
    let missed: TemplateFields = [
      .value: .text(verdict.missedList), .isOnly: .flag(verdict.missed.count == 1),
    ]
    return .fields([
      .held: .text(String(verdict.held)), .total: .text(String(verdict.total)),
      .missed: verdict.namedSeeds.isEmpty ? .flag(false) : .fields(missed),
    ])
  }
}
