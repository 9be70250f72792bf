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

func html(_ page: Page) throws -> String {
  try HTMLRenderer(templates: .embedded()).render(Document(page), provenance)
}

/// The blocks of a page, without what stands around them.
func blocks(_ page: Page) throws -> String {
  let folder = fixture("templates").path
  return try HTMLRenderer(templates: TemplateSet(folder: folder)).render(Document(page), provenance)
}

func markdown(_ page: Page) throws -> String {
  MarkdownRenderer().render(try Document(page), provenance)
}

func notebook(_ page: Page) throws -> String {
  String(decoding: try NotebookRenderer().render(Document(page), provenance), as: UTF8.self)
}

/// What the body throws, as a report error.
func reportError(_ body: () throws -> Void) -> ReportError? {
  do {
    try body()
    return nil
  } catch {
    return error as? ReportError
  }
}

/// Numbers of a run that made nothing but the page.
func results(of document: Document) -> Results {
  Results(
    seed: 7,
    data: .init(
      mnist: .init(source: "idx", train: 1, test: 1, sha256: "ab"),
      corrupted: .init(source: "made", corruption: "spatter", severity: 4)),
    claims: document.claimResults)
}

/// Writes a page as a build does.
func write(
  _ page: Page, to folder: String, formats: [PageFormat] = PageFormat.allCases,
  figures: FigurePlacement = .inline
) throws {
  let document = try Document(page)
  let rendering = Rendering(
    document, provenance: provenance, templates: try .embedded(), figures: figures)
  let numbers = OutputFile(path: "results.json", bytes: try results(of: document).json())
  try OutputFolder(folder).replace(with: rendering.files(formats) + [numbers])
}

/// Changes a file of an output folder.
func edit(_ path: String, _ old: String, _ new: String) throws {
  let text = try read(path).replacing(old, with: new, maxReplacements: 1)
  try text.write(toFile: path, atomically: true, encoding: .utf8)
}
