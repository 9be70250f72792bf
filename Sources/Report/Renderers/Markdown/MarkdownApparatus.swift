extension MarkdownParts {
  /// The code that the text does not show, folded; empty if there is none.
  var hiddenListings: String {
    let listings = document.hiddenListings.map { listing in
      "\(codeSpan(listing.fileName)), line \(listing.line)\n\n"
        + fencedBlock(listing.source, language: "swift")
    }
    guard !listings.isEmpty else { return "" }
    let count = listings.count == 1 ? "1 listing" : "\(listings.count) listings"
    return dialect.headingStart("page-code") + "## Code not shown above\n\n"
      + "<details><summary>\(count)</summary>\n\n\(listings.joined(separator: "\n\n"))\n\n</details>"
  }

  /// The sections after the text: claims, references, provenance.
  func apparatus(_ provenance: Provenance) -> [String] {
    [claims, references, self.provenance(provenance)].filter { !$0.isEmpty }
  }

  private var claims: String {
    guard !document.claims.isEmpty else { return "" }
    let failed = document.claims.count { !$0.claim.holds }
    let total = document.claims.count
    let verdict =
      failed == 0
      ? total == 1 ? "It holds." : "All \(total) hold."
      : "**Of \(total), \(failed) failed.**"
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
