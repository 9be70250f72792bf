#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Checks a built page, offline: `report check`.
///
/// What it looks at: unique ids, links and anchors, alternative texts, the order of headings, the
/// language, the contrast of the palette, anything loaded from elsewhere, the security policy and its
/// hashes, weight, numbers of figures, whole pictures, and claims; in the twins, links, markup and form.
public struct Checker: Sendable {
  /// The folder of the page.
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// What is wrong with the formats that are there, in the order of the files and lines; nothing if all is
  /// well.
  ///
  /// - Throws: no input, if there is no format of the page.
  public func findings() throws -> [Finding] {
    let formats = PageFormat.allCases.filter { fileType(folder + "/" + $0.fileName) == .file }
    guard !formats.isEmpty else {
      let names = PageFormat.allCases.map(\.fileName).joined(separator: ", ")
      throw ReportError(.noInput, "page", at: folder, "found none of \(names), expected one")
    }
    let results = read(CheckedResults.fileName).map(CheckedResults.init)
    var findings = try formats.flatMap { try check($0, results ?? nil) }
    switch results {
    // A page that somebody's own program made has times and results only if that program writes them.
    case nil where fileType(folder + "/timings.json") == .file:
      findings.append(resultsFinding("the file is missing"))
    case .some(nil): findings.append(resultsFinding("the results are not of schema 1"))
    case .some(.some(let results)) where !formats.contains(.html): findings += results.checkClaims()
    default: break
    }
    return findings + checkFigures()
  }

  /// What is wrong with a page that is one file.
  package static func findings(ofHTML html: String) -> [Finding] {
    let source = SourceText(file: PageFormat.html.fileName, bytes: Array(html.utf8))
    return findings(of: CheckedPage(source: source) { _ in false })
  }

  private func check(_ format: PageFormat, _ results: CheckedResults?) throws -> [Finding] {
    guard let bytes = read(format.fileName) else {
      throw ReportError(.io, "page", at: folder + "/" + format.fileName, "the file cannot be read")
    }
    let source = SourceText(file: format.fileName, bytes: bytes)
    switch format {
    case .html:
      let style = read(TemplateSet.styleName).map {
        SourceText(file: TemplateSet.styleName, bytes: $0)
      }
      let page = CheckedPage(source: source, linkedStyle: style, hasFile: hasFile)
      return Self.findings(of: page) + (results.map(page.checkClaims) ?? [])
    case .md: return try MarkdownCheck(source: source, hasFile: hasFile).findings()
    case .ipynb: return NotebookCheck(source: source).findings()
    }
  }

  private static func findings(of page: CheckedPage) -> [Finding] {
    let all =
      page.checkIDs() + page.checkLinks() + page.checkLinkTexts() + page.checkAlternatives()
      + page.checkHeadings() + page.checkLanguage() + page.checkContrast() + page.checkExternal()
      + page.checkPolicy() + page.checkEmbedding() + page.checkWeight() + page.checkNumbers()
      + page.checkPictures() + page.checkClaims()
    return all.sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) }
  }

  private func resultsFinding(_ message: String) -> Finding {
    SourceText(file: CheckedResults.fileName, bytes: []).finding(.claims, at: 0, message)
  }

  /// The pictures beside the page are whole.
  private func checkFigures() -> [Finding] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/figures")) ?? []
    return names.sorted().filter { $0.hasSuffix(".png") }.compactMap { name in
      guard let fault = pngFault(read("figures/" + name) ?? []) else { return nil }
      let source = SourceText(file: "figures/" + name, bytes: [])
      return source.finding(.pictures, at: 0, "the file \(fault)")
    }
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
