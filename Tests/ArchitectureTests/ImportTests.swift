import Foundation
import TestSupport
import Testing

/// Holds the arrows of docs/architecture.md against the `import` lines.
@Suite struct ImportTests {
  /// What each room may import beside the toolchain's own modules.
  static let arrows: [String: Set<String>] = [
    "Basics": ["CNettle"],
    // zlib has the CRC-32 and the inflating of .npz archives; Basics reads their files safely.
    "Model": ["Basics", "CKernels", "CZlib"],
    "Datasets": ["Basics", "CZlib"],
    "Plot": ["Basics", "CPNG", "CFreeType"],
    "Grammar": [],
    "Report": ["Basics", "Grammar", "CCMark", "Mustache"],
    "Literate": [
      "Basics", "Grammar", "Plot", "Report", "Weaver", "ArgumentParser", "FlyingSocks",
      "Subprocess", "SystemPackage", "Yams",
    ],
    "LiterateModel": ["Literate", "Model"],
    "LiterateData": ["Basics", "Datasets", "Literate", "Plot", "ArgumentParser"],
    "Notebooks/BayesianCNN": [
      "Basics", "Datasets", "Literate", "LiterateData", "LiterateModel", "Model", "Plot", "Report",
    ],
    "CLI": ["Literate", "LiterateData"],
    "Weaver": ["Grammar"],
    "weave": ["Weaver"],
  ]
  static let toolchain: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization", "Dispatch",
    "CryptoKit", "System",
  ]

  @Test(arguments: arrows.keys.sorted())
  func roomImportsOnlyWhatItsArrowsAllow(_ room: String) throws {
    let allowed = try #require(Self.arrows[room]).union(Self.toolchain)
    let sources = try swiftFiles(in: "Sources/\(room)")
    #expect(!sources.isEmpty)
    for source in sources {
      let strangers = source.imports.filter { !allowed.contains($0) }
      #expect(strangers == [], "\(source.name)")
    }
  }

  @Test func onlyOneFileImportsLibpng() throws {
    let files = try swiftFiles(in: "Sources/Plot").filter { $0.imports.contains("CPNG") }
    #expect(files.count == 1, "\(files.map(\.name))")
  }

  @Test func everyRoomHasItsArrows() throws {
    let rooms = try FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: "Sources").path)
    let swiftRooms = try rooms.filter { try !swiftFiles(in: "Sources/\($0)").isEmpty }
    let known = Self.arrows.keys.map { String($0.prefix { $0 != "/" }) }
    #expect(Set(swiftRooms).subtracting(known) == [])
  }

  @Test func geometryNeverMentionsPixels() throws {
    for source in try swiftFiles(in: "Sources/Plot/Geometry") {
      #expect(!source.text.lowercased().contains("pixel"), "\(source.name)")
    }
  }

  @Test func layersNeverMentionTraining() throws {
    let words = ["Optimizer", "RMSprop", "History", "fit("]
    for source in try swiftFiles(in: "Sources/Model/Layers") {
      #expect(words.filter { source.text.contains($0) } == [], "\(source.name)")
    }
  }
}

/// A Swift file and the modules it imports.
struct SwiftFile {
  let name: String
  let text: String

  var imports: [String] {
    let line =
      /(?:@\w+ )?(?:(?:public|package|internal|private|fileprivate) )?import (?:\w+ )?(\w+)/
    return text.split(separator: "\n").compactMap {
      $0.trimmingPrefix(while: \.isWhitespace).wholeMatch(of: line).map { String($0.1) }
    }
  }
}

func swiftFiles(in folder: String) throws -> [SwiftFile] {
  let root = repository.appending(path: folder)
  let paths = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
  return try paths.filter { $0.hasSuffix(".swift") }.sorted().map {
    SwiftFile(name: $0, text: try String(contentsOf: root.appending(path: $0), encoding: .utf8))
  }
}
