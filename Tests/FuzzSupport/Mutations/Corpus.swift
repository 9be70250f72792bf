internal import Foundation
internal import TestSupport

/// Small whole files of each kind, in Tests/Fuzz/Corpus.
enum Corpus {
  /// The files whose names end in one of these, in the order of their names; a single empty one where there are none.
  static func files(_ endings: String...) -> [[UInt8]] {
    let folder = repository.appending(path: "Tests/Fuzz/Corpus")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let files = names.sorted().filter { name in endings.contains { name.hasSuffix($0) } }
      .compactMap { try? [UInt8](Data(contentsOf: folder.appending(path: $0))) }
    return files.isEmpty ? [[]] : files
  }
}
