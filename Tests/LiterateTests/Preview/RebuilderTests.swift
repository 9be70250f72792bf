import Foundation
import Literate
import Testing

/// Builds a package of one small program, as SwiftPM lays it out, and builds it again in each way that there is.
@Suite struct RebuilderTests {
  @Test func aChangedFileIsBuiltByTheLastPlan() async throws {
    try await Study.temporarily { study in
      #expect(study.build.package == study.folder.path)
      #expect(study.build.scratch == study.folder.path + "/.build")
      #expect(study.build.configuration == "debug")
      #expect(study.build.product == "study")
      let places = ["Sources/study", "Package.swift"].map { "\(study.folder.path)/\($0)" }
      #expect(Set(study.build.sources).isSuperset(of: places))
      #expect(try await study.save("print(\"two\")\n") == .succeeded([]))
      #expect(try await study.printed() == ["two"])
      let failed = try await study.save("let x: Int = \"three\"\n")
      #expect(
        descriptions(failed) == [
          "Sources/study/main.swift:1:14: cannot convert value of type 'String' to specified type "
            + "'Int'"
        ])
      #expect(await study.notes.all == ["compiling", "compiling"])
    }
  }

  @Test func aNewFileIsPlanned() async throws {
    try await Study.temporarily { study in
      let more = study.folder.appending(path: "Sources/study/More.swift")
      try Data("func more() -> String { \"four\" }\n".utf8).write(to: more)
      let change = SourceChange(added: [more.path])
      let failed = try await study.save("print(missing())\n", with: change)
      #expect(
        descriptions(failed) == ["Sources/study/main.swift:1:7: cannot find 'missing' in scope"])
      #expect(try await study.save("print(more())\n") == .succeeded([]))
      #expect(try await study.printed() == ["four"])
      #expect(await study.notes.all == ["planning and compiling", "planning and compiling"])
    }
  }

  /// The build that is given up must not write over what the next one makes, whatever it is at: planning, compiling, linking.
  @Test func aSupersededBuildDoesNoHarm() async throws {
    try await Study.temporarily { study in
      for delay in [0, 20, 60, 150, 300, 450] {
        let task = Task { try await study.save("print(\"superseded\")\n") }
        let count = await study.notes.all.count
        try await eventually { await study.notes.all.count > count }
        try await Task.sleep(for: .milliseconds(delay))
        task.cancel()
        _ = await task.result
        #expect(try await study.save("print(\(delay))\n") == .succeeded([]))
        #expect(try await study.printed() == ["\(delay)"])
      }
      #expect(await Set(study.notes.all) == ["compiling"])
    }
  }

  private func descriptions(_ outcome: ToolOutcome) -> [String] {
    if case .failed(let errors) = outcome { return errors.map(\.description) }
    return []
  }

  @Test func aProgramFromElsewhereCannotBeBuiltAgain() {
    #expect(throws: BuildFolder.Fault.notBuiltHere("/bin/sh")) {
      try BuildFolder(executable: "/bin/sh")
    }
  }
}

/// A package of one file, built once.
private struct Study {
  let folder: URL
  let build: BuildFolder
  let rebuilder: Rebuilder
  let notes = Collected()

  private var main: URL { folder.appending(path: "Sources/study/main.swift") }

  static func temporarily(_ body: (Study) async throws -> Void) async throws {
    try await LiterateTests.temporarily { place in
      let folder = place.resolvingSymlinksInPath()
      let sources = folder.appending(path: "Sources/study")
      try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
      let manifest = """
        // swift-tools-version: 6.0
        import PackageDescription
        let package = Package(name: "study", targets: [.executableTarget(name: "study")])
        """
      try Data(manifest.utf8).write(to: folder.appending(path: "Package.swift"))
      try Data("print(\"one\")\n".utf8).write(to: sources.appending(path: "main.swift"))
      let first = ChildProcess("swift", ["build", "-c", "debug", "--package-path", folder.path])
      try #require(try await first.run { _ in } == .exit(0))
      let build = try BuildFolder(executable: folder.path + "/.build/debug/study")
      try await body(Study(folder: folder, build: build, rebuilder: Rebuilder(build)))
    }
  }

  /// Writes the program's text and builds it.
  func save(_ text: String, with change: SourceChange = SourceChange()) async throws -> ToolOutcome
  {
    try Data(text.utf8).write(to: main)
    let whole = SourceChange(edited: [main.path]).followed(by: change)
    return try await rebuilder.build(whole) { await notes.append($0) }
  }

  /// What the program prints.
  func printed() async throws -> [String] {
    let lines = Collected()
    let program = ChildProcess("\(build.scratch)/debug/study", [])
    try #require(try await program.run { await lines.append($0) } == .exit(0))
    return await lines.all
  }
}
