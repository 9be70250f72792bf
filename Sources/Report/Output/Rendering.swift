/// The formats that a page is written in.
public enum PageFormat: String, CaseIterable, Sendable {
  case html
  case md
  case ipynb

  /// The file's name in the output folder.
  public var fileName: String {
    switch self {
    case .html: "index.html"
    case .md: "report.md"
    case .ipynb: "notebook.ipynb"
    }
  }
}

/// A file of the output folder.
public struct OutputFile: Sendable, Hashable {
  /// Below the output folder: `index.html`, `figures/prior.png`.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Those of a page in all formats.
  public static let pages = PageFormat.allCases.map(\.fileName)

  public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}

/// A document with all that its files need.
public struct Rendering: Sendable {
  public let document: Document
  public let provenance: Provenance
  public let templates: TemplateSet
  public let figures: FigurePlacement
  /// Whether an SVG of each figure stands beside the page.
  public let hasVectors: Bool

  public init(
    _ document: Document, provenance: Provenance, templates: TemplateSet,
    figures: FigurePlacement = .inline, hasVectors: Bool = false
  ) {
    self.document = document
    self.provenance = provenance
    self.templates = templates
    self.figures = figures
    self.hasVectors = hasVectors
  }

  /// The page in one format.
  ///
  /// - Throws: a page error for what cannot be shown.
  public func file(_ format: PageFormat) throws -> OutputFile {
    switch format {
    case .html:
      let html = try HTMLRenderer(templates: templates, figures: figures)
        .render(document, provenance)
      return OutputFile(path: format.fileName, text: html)
    case .md:
      let markdown = MarkdownRenderer().render(document, provenance)
      return OutputFile(path: format.fileName, text: markdown)
    case .ipynb:
      let bytes = try NotebookRenderer().render(document, provenance)
      return OutputFile(path: format.fileName, bytes: bytes)
    }
  }

  /// The page in several formats, the pictures and the style sheet that they link to, and the vectors that were
  /// asked for.
  public func files(_ formats: [PageFormat] = PageFormat.allCases) throws -> [OutputFile] {
    try formats.map(file) + style(formats) + pictures(formats) + (hasVectors ? vectors() : [])
  }

  private func style(_ formats: [PageFormat]) -> [OutputFile] {
    Self.stylePaths(formats, figures).map { OutputFile(path: $0, text: templates.style + "\n") }
  }

  private static func stylePaths(_ formats: [PageFormat], _ figures: FigurePlacement) -> [String] {
    figures == .linked && formats.contains(.html) ? [TemplateSet.styleName] : []
  }

  /// The paths of what ``files(_:)`` gives of a page with these figures.
  public static func paths(
    _ formats: [PageFormat], of ids: [String], figures: FigurePlacement, hasVectors: Bool
  ) -> [String] {
    let needsDark = formats.contains(.html) && figures == .linked
    let endings =
      (formats.contains(.md) || needsDark ? [".png"] : []) + (needsDark ? ["-dark.png"] : [])
      + (hasVectors ? [".svg"] : [])
    return formats.map(\.fileName) + stylePaths(formats, figures)
      + ids.flatMap { id in endings.map { "figures/" + id + $0 } }
  }

  private func vectors() throws -> [OutputFile] {
    try document.figures.compactMap { figure in
      try figure.picture.svg.map {
        OutputFile(path: "figures/" + figure.picture.id + ".svg", text: try $0())
      }
    }
  }

  private func pictures(_ formats: [PageFormat]) -> [OutputFile] {
    let needsDark = formats.contains(.html) && figures == .linked
    guard formats.contains(.md) || needsDark else { return [] }
    return document.figures.flatMap { figure -> [OutputFile] in
      let picture = figure.picture
      let light = OutputFile(path: "figures/" + picture.lightName, bytes: picture.light)
      let dark = OutputFile(path: "figures/" + picture.darkName, bytes: picture.dark)
      return needsDark && !picture.dark.isEmpty ? [light, dark] : [light]
    }
  }
}

extension Document {
  package var figures: [Figure] {
    parts.compactMap { part in
      if case .figure(let figure) = part { return figure }
      return nil
    }
  }
}
