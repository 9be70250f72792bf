#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Checks a built page, offline: `report check`.
///
/// What it looks at: unique ids, links and anchors, alternative texts, the order of headings, the
/// language, the contrast of the palette, anything loaded from elsewhere, the security policy and its
/// hashes, weight, and claims; in the twins, links and form.
public struct Checker: Sendable {
  /// The folder of the page.
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// What is wrong, in the order of the files and lines; nothing if all is well.
  ///
  /// - Throws: no input, if there is no `index.html`.
  public func findings() throws -> [Finding] {
    guard let html = read(PageFormat.html.fileName) else {
      throw ReportError(
        .noInput, "page", at: folder + "/" + PageFormat.html.fileName,
        "the file is missing or cannot be read")
    }
    let page = CheckedPage(
      source: SourceText(file: PageFormat.html.fileName, bytes: html), hasFile: hasFile)
    var findings = Self.findings(of: page)
    if let results = read("results.json") { findings += page.checkClaims(against: results) }
    if let markdown = read(PageFormat.md.fileName) {
      let source = SourceText(file: PageFormat.md.fileName, bytes: markdown)
      findings += try MarkdownCheck(source: source, hasFile: hasFile).findings()
    }
    if let notebook = read(PageFormat.ipynb.fileName) { findings += check(notebook: notebook) }
    return findings
  }

  /// What is wrong with a page that is one file.
  package static func findings(ofHTML html: String) -> [Finding] {
    let source = SourceText(file: PageFormat.html.fileName, bytes: Array(html.utf8))
    return findings(of: CheckedPage(source: source) { _ in false })
  }

  private static func findings(of page: CheckedPage) -> [Finding] {
    let all =
      page.checkIDs() + page.checkLinks() + page.checkAlternatives() + page.checkHeadings()
      + page.checkLanguage() + page.checkContrast() + page.checkExternal() + page.checkPolicy()
      + page.checkWeight() + page.checkClaims()
    return all.sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) }
  }

  /// The notebook is JSON of the format's version, and has an id for each cell.
  private func check(notebook: [UInt8]) -> [Finding] {
    struct Notebook: Decodable {
      struct Cell: Decodable { var id: String }
      var nbformat: Int
      var nbformat_minor: Int
      var cells: [Cell]
    }
    let source = SourceText(file: PageFormat.ipynb.fileName, bytes: notebook)
    guard let parsed = try? JSONDecoder().decode(Notebook.self, from: Data(notebook)),
      parsed.nbformat == 4, parsed.nbformat_minor >= 5
    else { return [source.finding(.notebook, at: 0, "not a notebook of nbformat 4.5")] }
    let isUnique = Set(parsed.cells.map(\.id)).count == parsed.cells.count
    return isUnique ? [] : [source.finding(.notebook, at: 0, "two cells have the same id")]
  }

  private func read(_ name: String) -> [UInt8]? {
    guard fileType(folder + "/" + name) == .file else { return nil }
    return FileManager.default.contents(atPath: folder + "/" + name).map(Array.init)
  }

  private func hasFile(_ path: String) -> Bool {
    !path.isEmpty && !path.split(separator: "/").contains("..")
      && fileType(folder + "/" + path) == .file
  }
}
