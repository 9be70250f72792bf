/// Renders a document as GitHub Markdown, with its figures beside it in `figures/`.
public struct MarkdownRenderer: Sendable {
  public init() {}

  public func render(_ document: Document, _ provenance: Provenance) -> String {
    let dialect = MarkdownDialect.gitHub(HeadingAnchors(document))
    let parts = MarkdownParts(document: document, dialect: dialect) { "figures/" + $0.lightName }
    let blocks =
      [parts.title] + parts.banners + document.parts.map(parts.markdown)
      + parts.apparatus(provenance)
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }
}
