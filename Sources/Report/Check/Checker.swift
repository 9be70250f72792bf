internal import Basics

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Checks a built page, offline: `report check`.
///
/// What it looks at: unique ids, links and anchors, alternative texts, the order of headings, the
/// language, the contrast of the palette, anything loaded from elsewhere, the security policy and its
/// hashes, weight, numbers of figures, whole pictures, claims, and tables; in Markdown and Jupyter, links, markup and form.
///
/// Time and memory are in proportion to what it reads, and what it reads is limited: a file that is larger than
/// `greatestSize` is a finding, as is one that is no regular file.
public struct Checker: Sendable {
  /// The folder of the page.
  public let folder: String
  private let renderers: [any Renderer]

  /// - Parameters:
  ///   - folder: the folder of the page.
  ///   - renderers: the formats that the page may be there in.
  public init(folder: String, renderers: [any Renderer] = Renderers.all) {
    self.folder = folder
    self.renderers = renderers
  }

  /// The most bytes that a file may have to be read.
  static func greatestSize(of name: String) -> Int {
    if name.hasSuffix(".png") { return 32 << 20 }
    if name.hasSuffix(".ipynb") { return 16 << 20 }
    // Of text in Markdown, cmark's tree is some two hundred times as large.
    return name.hasSuffix(".md") ? 1 << 20 : 4 << 20
  }

  /// What is wrong with the formats that are there, in the order of the files and lines; nothing if all is
  /// well. Of a rule that a file breaks too often the last finding says how often.
  ///
  /// - Throws: no input, if there is no format of the page.
  public func findings() throws -> [Finding] {
    let present = renderers.filter { fileType(folder + "/" + $0.fileName) != nil }
    guard !present.isEmpty else {
      let names = renderers.map(\.fileName).joined(separator: ", ")
      throw ReportError(.noInput, "page", at: folder, "found none of \(names), expected one")
    }
    var faults = Faults(file: CheckedResults.fileName)
    let results = results(&faults)
    let findings = present.flatMap { check($0, results, &faults) }
    if !present.contains(where: { $0 is HTMLRenderer }) { results?.checkClaims(&faults) }
    return findings + faults.findings(in: results?.bytes ?? []) + checkFigures()
  }

  /// What is wrong with a page that is one file.
  package static func findings(ofHTML html: String) -> [Finding] {
    let page = CheckedPage(file: HTMLRenderer().fileName, bytes: Array(html.utf8)) { _ in false }
    var faults = Faults(file: page.file)
    page.check(&faults)
    return faults.findings(in: page.bytes)
  }

  private func results(_ faults: inout Faults) -> CheckedResults? {
    let name = CheckedResults.fileName
    // A page that somebody's own program made has times and results only if that program writes them.
    let isNeeded = fileType(folder + "/timings.json") != nil
    guard isNeeded || fileType(folder + "/" + name) != nil else { return nil }
    guard let bytes = read(name, .claims, &faults) else { return nil }
    let results = CheckedResults(bytes)
    if results == nil { faults.add(.claims, at: 0, "the results have no list of claims") }
    results?.checkSeeds(&faults)
    results?.checkTables(&faults)
    return results
  }

  private func check(
    _ renderer: any Renderer, _ results: CheckedResults?, _ resultFaults: inout Faults
  ) -> [Finding] {
    var faults = Faults(file: renderer.fileName)
    let rule: Finding.Rule = renderer is JupyterRenderer ? .notebook : .markup
    guard let bytes = read(renderer.fileName, rule, &faults) else { return faults.findings(in: []) }
    if let offset = firstFault(inUTF8: bytes) {
      faults.add(rule, at: offset, "the file is not UTF-8")
    }
    switch renderer {
    case is HTMLRenderer:
      var page = CheckedPage(file: renderer.fileName, bytes: bytes, hasFile: hasFile)
      let styleFindings = checkStyle(of: &page)
      page.check(&faults)
      if let results {
        page.checkClaims(against: results, &faults, &resultFaults)
        page.checkTables(against: results, &faults, &resultFaults)
      }
      return faults.findings(in: bytes) + styleFindings
    case is MarkdownRenderer:
      let text = String(decoding: bytes, as: UTF8.self)
      MarkdownCheck(text: text, hasFile: hasFile).check(&faults)
    case is JupyterRenderer: NotebookCheck(bytes: bytes).check(&faults)
    // Of a format that it does not know, the checker can say no more.
    default: break
    }
    return faults.findings(in: bytes)
  }

  /// What is wrong with the style sheet beside a page that has one; that it is missing is a fault of the page.
  private func checkStyle(of page: inout CheckedPage) -> [Finding] {
    let name = TemplateSet.styleName
    guard page.styleLinks.contains(where: { _ in true }), fileType(folder + "/" + name) != nil
    else {
      return []
    }
    var faults = Faults(file: name)
    let bytes = read(name, .external, &faults) ?? []
    page.linkedStyleSize = bytes.count
    checkStyleSheet(String(decoding: bytes, as: UTF8.self), at: 0, &faults)
    return faults.findings(in: bytes)
  }

  /// The pictures beside the page are whole.
  private func checkFigures() -> [Finding] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/figures")) ?? []
    let findings = names.sorted().filter { $0.hasSuffix(".png") }.flatMap { name -> [Finding] in
      var faults = Faults(file: "figures/" + name)
      if let bytes = read("figures/" + name, .pictures, &faults), let fault = pngFault(bytes) {
        faults.add(.pictures, at: 0, "the file \(fault)")
      }
      return faults.findings(in: [])
    }
    return Faults.told(of: findings)
  }

  /// The bytes of a file of the folder; a fault if it cannot be read.
  private func read(_ name: String, _ rule: Finding.Rule, _ faults: inout Faults) -> [UInt8]? {
    do {
      return try readRegularFile(folder + "/" + name, limit: Self.greatestSize(of: name))
    } catch {
      faults.add(rule, at: 0, error == .missing ? error.description : "the file is \(error)")
      return nil
    }
  }

  private func hasFile(_ path: String) -> Bool {
    !path.isEmpty && !path.utf8.contains(0) && !path.split(separator: "/").contains("..")
      && fileType(folder + "/" + path) == .file
  }
}

extension CheckedPage {
  /// All that can be said of a page by itself.
  func check(_ faults: inout Faults) {
    checkReading(&faults)
    checkIDs(&faults)
    checkLinks(&faults)
    checkLinkTexts(&faults)
    checkAlternatives(&faults)
    checkHeadings(&faults)
    checkLanguage(&faults)
    checkStyles(&faults)
    checkExternal(&faults)
    checkPolicy(&faults)
    checkEmbedding(&faults)
    checkWeight(&faults)
    checkNumbers(&faults)
    checkPictures(&faults)
    checkClaims(&faults)
  }
}
