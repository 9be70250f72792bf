/// The page's blocks as Markdown, for both twins.
struct MarkdownParts {
  let document: Document
  let dialect: MarkdownDialect
  /// The address of a picture.
  let picture: (Picture) -> String

  private var text: MarkdownText { MarkdownText(index: document.index, dialect: dialect) }
  private var elements: MarkdownElements {
    MarkdownElements(index: document.index, dialect: dialect)
  }

  func markdown(_ part: Document.Part) -> String {
    switch part {
    case .prose(let elements):
      elements.map(self.elements.markdown).joined(separator: "\n\n")
    case .code(let listing): fencedBlock(listing.source, language: "swift")
    case .output(let text, let caption):
      fencedBlock(text, language: "text") + captioned("", caption)
    case .figure(let figure):
      dialect.start(of: "Figure \(figure.number)", "figure-" + figure.picture.id)
        + image(figure) + self.caption(figure)
    case .table(let table): self.table(table)
    case .claim(let claim): self.claim(claim)
    case .note(let elements): quoted(dialect.noteStart + self.elements.markdown(elements))
    }
  }

  var title: String { "# " + text.line(document.titleInlines) }

  var banners: [String] {
    document.banners.map { quoted("**Notice.** " + elements.markdown($0)) }
  }

  /// The picture, in one paragraph with its caption: of a picture alone pandoc would make the alternative text
  /// a second caption.
  private func image(_ figure: Document.Figure) -> String {
    let alt = escapedMarkdown(figure.picture.alt).split(whereSeparator: \.isNewline)
    return "![\(alt.joined(separator: " "))](\(picture(figure.picture)))\\\n"
  }

  /// A figure's caption and its numbers.
  func caption(_ figure: Document.Figure) -> String {
    let caption = captionLine(dialect.label("Figure \(figure.number)"), figure.caption)
    guard let table = figure.picture.table else { return caption }
    return caption
      + "\n\n<details><summary>Show data</summary>\n\n\(pipeTable(table))\n\n</details>"
  }

  func table(_ table: Document.NumberedTable) -> String {
    let name = table.number.map { "Table \($0)" }
    let start = name.map { dialect.start(of: $0, "table-" + table.table.id) } ?? ""
    return start + pipeTable(table.table)
      + captioned(name.map(dialect.label) ?? "", table.caption)
  }

  private func captioned(_ label: String, _ caption: [Inline]) -> String {
    caption.isEmpty && label.isEmpty ? "" : "\n\n" + captionLine(label, caption)
  }

  private func captionLine(_ label: String, _ caption: [Inline]) -> String {
    escapedLineStart(label + text.line(caption))
  }

  private func claim(_ claim: Document.NumberedClaim) -> String {
    let holds = claim.claim.holds
    let evidence = claim.claim.condition.evidence.map(EvidenceText.init).map { text in
      let margin = text.margin.map { " (difference \(escapedMarkdown($0)))" } ?? ""
      return "- \(text.evidence.holds ? "✓" : "✗") \(escapedMarkdown(text.sentence))\(margin)"
    }
    let verdict = holds ? "✓" : "**✗ Does not hold on this run.**"
    let name = "Claim \(claim.number)"
    let sentence = dialect.label(name) + verdict + " " + text.line(claim.sentence)
    return dialect.start(of: name, "claim-" + claim.claim.id)
      + quoted([sentence, evidence.joined(separator: "\n")].joined(separator: "\n\n"))
  }

  /// The sections after the text: claims, references, provenance.
  func apparatus(_ provenance: Provenance) -> [String] {
    [claims, references, self.provenance(provenance)].filter { !$0.isEmpty }
  }

  private var claims: String {
    guard !document.claims.isEmpty else { return "" }
    let failed = document.claims.count { !$0.claim.holds }
    let total = document.claims.count
    let verdict = failed == 0 ? "All \(total) hold." : "**Of \(total), \(failed) failed.**"
    let list = document.claims.map { claim in
      let sign = claim.claim.holds ? "✓" : "✗"
      let target = dialect.target("claim-" + claim.claim.id)
      return "\(claim.number). [\(sign)](#\(target)) \(text.line(claim.sentence))"
    }
    return dialect.headingStart("page-claims")
      + "## Claims\n\nEach claim of this page was tested against the "
      + "numbers of this run. \(verdict)\n\n" + list.joined(separator: "\n")
  }

  private var references: String {
    guard !document.publications.isEmpty else { return "" }
    let list = document.publications.enumerated().map { offset, publication in
      dialect.start(of: "Reference \(offset + 1)", "reference-" + publication.id)
        + dialect.label("\(offset + 1)") + entry(publication)
    }
    return dialect.headingStart("page-references") + "## References\n\n"
      + list.joined(separator: "\n\n")
  }

  private func entry(_ publication: Publication) -> String {
    let url = isAllowedLink(publication.url) ? " <\(publication.url)>" : ""
    let title = escapedMarkdown(publication.title)
    let rest = escapedMarkdown("\(publication.venue), \(publication.year).")
    return escapedLineStart(escapedMarkdown(publication.authors)) + " *\(title)*. \(rest)\(url)"
  }

  private func provenance(_ provenance: Provenance) -> String {
    let rows = provenance.rows.map { row in
      [escapedMarkdown(row.name), row.isCode ? codeSpan(row.value) : escapedMarkdown(row.value)]
    }
    let table = pipeTable(["", ""], rows.map { $0.map { $0.replacing("|", with: "\\|") } }, [])
    return dialect.headingStart("page-provenance") + "## Provenance\n\n" + table
  }
}
