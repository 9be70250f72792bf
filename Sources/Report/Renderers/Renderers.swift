/// The formats that this library knows.
public enum Renderers {
  /// All of them. The first is what a reader opens: a build puts it in place last.
  public static let all: [any Renderer] = [HTMLRenderer(), MarkdownRenderer(), JupyterRenderer()]
}

extension Document {
  /// The page in several formats, each with what it needs beside it, and the vectors that were asked for; each file once.
  ///
  /// - Throws: `ReportError` for what cannot be written in a format, and what drawing a vector throws.
  public func files(
    by renderers: [any Renderer] = Renderers.all, with context: RenderingContext
  ) throws -> [OutputFile] {
    let pages = try renderers.flatMap { try $0.files(of: self, with: context) }
    var paths: Set<String> = []
    return try (pages + (context.hasVectors ? vectors() : []))
      .filter { paths.insert($0.path).inserted }
  }
}

extension Renderers {
  /// The paths of what a document's `files(by:with:)` gives, known before there is a page.
  ///
  /// - Parameters:
  ///   - renderers: the formats.
  ///   - ids: the figures of the page.
  ///   - placement: where they stand.
  ///   - hasVectors: whether an SVG of each stands beside the page.
  public static func paths(
    by renderers: [any Renderer] = all, ofFigures ids: [String], _ placement: FigurePlacement,
    hasVectors: Bool
  ) -> [String] {
    let vectors = hasVectors ? ids.map { Picture.vectorPath($0) } : []
    let paths = renderers.flatMap { $0.paths(ofFigures: ids, placement) } + vectors
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }
}
