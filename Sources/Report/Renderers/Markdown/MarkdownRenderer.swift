/// Renders a document as GitHub Markdown, with its figures beside it in `figures/`.
public struct MarkdownRenderer: Renderer {
  /// What options call it.
  public let name = "md"
  /// Its pictures lie beside it.
  public let fileName = "report.md"

  /// There is one way to write it.
  public init() {}

  /// The page and the pictures for a light ground.
  public func files(of document: Document, with context: RenderingContext) -> [OutputFile] {
    let page = OutputFile(path: fileName, text: text(of: document, with: context))
    return [page] + document.figures.map(\.picture.lightFile)
  }

  /// The page and the pictures for a light ground.
  public func paths(ofFigures ids: [String], _ placement: FigurePlacement) -> [String] {
    [fileName] + ids.map { Picture.lightPath($0) }
  }

  /// The page alone.
  public func text(of document: Document, with context: RenderingContext) -> String {
    let dialect = MarkdownDialect.gitHub(HeadingAnchors(document))
    let parts = MarkdownParts(document: document, dialect: dialect) { Picture.lightPath($0.id) }
    let blocks =
      [parts.title] + parts.banners + document.parts.filter { !$0.isHidden }.map(parts.markdown)
      + [parts.hiddenListings] + parts.apparatus(context.provenance)
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }
}
