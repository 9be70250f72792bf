import Foundation
import Weaver

/// Swift's compiler, in a folder of its own.
struct Compiler: ~Copyable {
  /// Whether there is one.
  static let isThere = (try? run("swiftc", ["--version"]).status) == 0

  /// What the woven files of these tests put their pieces on; it prints each.
  static let page = """
    struct Page {
      func source(_ text: String, file: String, commit: String) { tell("source", text, 0, file) }
      func code(
        _ text: String, file: String = #fileID, line: Int, visibility: Visibility = .shown
      ) { tell("code.\\(visibility)", text, line, file) }
      func prose(_ text: Prose, file: String = #fileID, line: Int) {
        tell("prose", text.text, line, file)
      }
      private func tell(_ kind: String, _ text: String, _ line: Int, _ file: String) {
        print("\\(file):\\(line):\\(kind):\\(Array(text.utf8))")
      }
    }
    enum Visibility { case shown, folded, hidden }
    struct Prose: ExpressibleByStringInterpolation {
      let text: String
      init(stringLiteral text: String) { self.text = text }
    }
    let (a, b, sourceCommit) = ("a", "b", "")

    """

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "weave-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Compiles files, in the language that the packages of this repository are written in.
  ///
  /// - Returns: what the compiler says.
  func compile(_ files: [String: String], _ options: String...) throws -> String {
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let features = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
    let language = ["-swift-version", "6"] + features.flatMap { ["-enable-upcoming-feature", $0] }
    let paths = files.keys.sorted().map { folder.appending(path: $0).path }
    return try Self.run("swiftc", language + options + paths, in: folder).output
  }

  /// Runs what has been compiled.
  func run(_ program: String) throws -> String {
    try Self.run(folder.appending(path: program).path, [], in: folder).output
  }

  private static func run(
    _ program: String, _ arguments: [String], in folder: URL? = nil
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
