internal import Foundation
internal import TestSupport

/// Small whole files of each kind, in Tests/Fuzz/Corpus; of templates, those of the page and of a test.
enum Corpus {
  /// The files whose names end in one of these, in the order of their names; a single empty one where there are none.
  static func files(_ endings: String...) -> [[UInt8]] {
    let folder = "Tests/Fuzz/Corpus/"
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: repository.appending(path: folder).path)) ?? []
    let paths = names.sorted().map { folder + $0 } + templates
    let files = paths.filter { path in endings.contains { path.hasSuffix($0) } }
      .compactMap { try? [UInt8](Data(contentsOf: repository.appending(path: $0))) }
    return files.isEmpty ? [[]] : files
  }

  private static let templates = [
    "templates/page.html", "Tests/Fixtures/report/templates/page.html",
  ]
}
