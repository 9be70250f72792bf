/// A format that a page is written in.
///
/// A renderer reads a document, which is public through and through, and gives files. To add one to a program, add it
/// to the list that the program hands on (``Renderers/all`` is that of this library).
public protocol Renderer: Sendable {
  /// The format's name, as options have it: `html`.
  var name: String { get }

  /// The page's file in the output folder: `index.html`.
  var fileName: String { get }

  /// The page and the files that it needs beside it, the page first.
  ///
  /// - Parameters:
  ///   - document: the page, with everything numbered and resolved.
  ///   - context: what the files depend on beside it.
  /// - Throws: `ReportError` for what cannot be written in this format.
  func files(of document: Document, with context: RenderingContext) throws -> [OutputFile]

  /// The paths of these files, known before there is a page: somebody else's file of such a name is found then.
  ///
  /// - Parameters:
  ///   - ids: the figures of the page.
  ///   - placement: where they stand.
  func paths(ofFigures ids: [String], _ placement: FigurePlacement) -> [String]
}

extension Renderer {
  /// The page's file alone.
  public func paths(ofFigures ids: [String], _ placement: FigurePlacement) -> [String] {
    [fileName]
  }
}

/// What a page's files depend on beside the page.
public struct RenderingContext: Sendable {
  /// Where the page came from, for its last panel.
  public var provenance: Provenance
  /// What gives the HTML its form.
  public var templates: TemplateSet
  /// Where figures and style stand.
  public var figures: FigurePlacement
  /// Whether an SVG of each figure stands beside the page, in whatever format.
  public var hasVectors: Bool

  /// - Parameters:
  ///   - provenance: where the page came from.
  ///   - templates: what gives the HTML its form.
  ///   - figures: where figures and style stand.
  ///   - hasVectors: whether an SVG of each figure stands beside the page.
  public init(
    provenance: Provenance, templates: TemplateSet, figures: FigurePlacement = .inline,
    hasVectors: Bool = false
  ) {
    self.provenance = provenance
    self.templates = templates
    self.figures = figures
    self.hasVectors = hasVectors
  }
}

/// Where the page's figures are, and its style.
public enum FigurePlacement: Sendable {
  /// In the page itself: one file.
  case inline
  /// In `figures/` and `style.css` beside it, for hosts whose policy allows nothing inside of a page.
  case linked
}
