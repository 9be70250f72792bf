/// The page's blocks as Markdown, for GitHub and for Jupyter.
struct MarkdownParts {
  let document: Document
  let dialect: MarkdownDialect
  /// The address of a picture.
  let picture: (Picture) -> String

  var text: MarkdownText { MarkdownText(index: document.index, dialect: dialect) }
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
    let evidence = claim.claim.condition.evidence.map(self.evidence)
    let name = "Claim \(claim.number)"
    let sentence = dialect.label(name) + verdict(claim) + " " + text.line(claim.sentence)
    return dialect.start(of: name, "claim-" + claim.claim.id)
      + quoted([sentence, evidence.joined(separator: "\n")].joined(separator: "\n\n"))
  }

  private func verdict(_ claim: Document.NumberedClaim) -> String {
    guard let seeds = claim.seeds?.text else {
      return claim.claim.holds ? "✓" : "**✗ Does not hold on this run.**"
    }
    let text = seeds.prefix(1).uppercased() + seeds.dropFirst() + "."
    return claim.claim.holds ? "✓ *\(text)*" : "**✗ \(text)**"
  }

  private func evidence(_ evidence: Evidence) -> String {
    let least = evidence.bySeed == nil ? "" : "least "
    let margin = evidence.margin.map { " (\(least)difference \(escapedMarkdown($0)))" } ?? ""
    let numbers = evidence.bySeed.map { ". By seed: \(escapedMarkdown($0))" } ?? ""
    return
      "- \(evidence.holds ? "✓" : "✗") \(escapedMarkdown(evidence.sentence))\(margin)\(numbers)"
  }
}
