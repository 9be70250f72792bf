import Foundation
import Report

/// A file of `Tests/Fixtures/report`.
func fixture(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/report/\(name)")
}

/// A new folder, removed when the body ends.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.resolvingSymlinksInPath().path)
}

func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

let provenance = Provenance(
  seed: 7, data: [.init("MNIST", "idx")], versions: [.init("report", "0.1.0")],
  sourceHash: "abc", commit: "0123abc-dirty", command: "report build --seed 7")

/// The smallest PNG: one pixel.
let pixel: [UInt8] = Array(
  Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNiAAAABgADNjd8qAAAAABJRU5ErkJggg=="
  ) ?? Data())

/// A page with the prose alone.
func page(_ prose: Prose) -> Page {
  var page = Page()
  page.prose(prose)
  return page
}

/// What the files of a page depend on; the program's own templates, if none are given.
func context(
  _ templates: TemplateSet? = nil, figures: FigurePlacement = .inline
) throws -> RenderingContext {
  RenderingContext(
    provenance: provenance, templates: try templates ?? .embedded(), figures: figures)
}

func html(_ page: Page) throws -> String {
  try HTMLRenderer().text(of: Document(page), with: context())
}

/// The blocks of a page, without what stands around them.
func blocks(_ page: Page) throws -> String {
  let context = try context(TemplateSet(folder: fixture("templates").path))
  return try HTMLRenderer().text(of: Document(page), with: context)
}

func markdown(_ page: Page) throws -> String {
  MarkdownRenderer().text(of: try Document(page), with: try context())
}

func notebook(_ page: Page) throws -> String {
  let files = try JupyterRenderer().files(of: Document(page), with: context())
  return String(decoding: files[0].bytes, as: UTF8.self)
}

/// What the body throws, as a report error; of the faults of a page, the first.
func reportError(_ body: () throws -> Void) -> ReportError? {
  do {
    try body()
    return nil
  } catch let error as PageFaults {
    return error.faults[0]
  } catch {
    return error as? ReportError
  }
}

/// Numbers of a run that made nothing but the page, and a key that only its notebook knows.
private struct RunResults: Encodable {
  var seed = 7
  var seeds: [UInt64]?
  var claims: [ClaimResult]
  var tables: [String: TableResult]
}

/// Writes a page as a build does.
func write(
  _ page: Page, to folder: String, formats: [any Renderer] = Renderers.all,
  figures: FigurePlacement = .inline
) throws {
  let document = try Document(page)
  let files = try document.files(by: formats, with: context(figures: figures))
  let results = RunResults(
    seeds: page.seeds.isEmpty ? nil : page.seeds, claims: document.claimResults,
    tables: document.tableResults)
  let numbers = OutputFile(
    path: "results.json", bytes: try encodedJSON(results, file: "results.json"))
  try OutputFolder(folder).replace(with: files + [numbers])
}

/// Changes a file of an output folder.
func edit(_ path: String, _ old: String, _ new: String) throws {
  let text = try read(path).replacing(old, with: new, maxReplacements: 1)
  try text.write(toFile: path, atomically: true, encoding: .utf8)
}
