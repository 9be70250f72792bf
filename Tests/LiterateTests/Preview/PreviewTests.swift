import Foundation
import Literate
import Testing

/// The loop with steps that are quickly done: a source's text is the page.
@Suite struct PreviewTests {
  private let folder: URL
  private let source: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "preview-\(UUID())")
    source = folder.appending(path: "a.swift")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try save("first")
  }

  private func save(_ text: String) throws { try Data(text.utf8).write(to: source) }

  private func text() throws -> String { try String(contentsOf: source, encoding: .utf8) }

  /// `prose …` needs no compiler, `wrong …` does not compile, `trap …` ends with an error, `slow …` takes a minute.
  private func steps(_ log: Collected) -> PreviewSteps {
    PreviewSteps(
      quick: { change in
        await log.append("quick \(change.paths.count)")
        return try text().hasPrefix("prose") ? "<body>\(try text())</body>" : nil
      },
      compile: { change, progress in
        await log.append("compile \(change.paths.count)")
        guard try text().hasPrefix("wrong") else { return .succeeded([]) }
        return .failed([Diagnostic(.error, try text(), file: "a.swift", line: 1)])
      },
      program: ChildProcess(
        "/bin/sh",
        [
          "-c",
          """
          case $(cat "$1") in
            trap*) echo "Fatal error: trapped"; exit 1;;
            slow*) echo began $$; sleep 60;;
          esac
          """, "sh", source.path,
        ]),
      load: { "<body>\(try text())</body>" })
  }

  /// Runs a preview for as long as the body runs.
  private func previewing(_ body: (PreviewServer, Collected) async throws -> Void) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let server = try PreviewServer()
    let log = Collected()
    let preview = Preview(server: server, watching: [folder.path], steps: steps(log)) { line in
      Task { await log.append(line) }
    }
    let run = Task { try await preview.run() }
    do { try await body(server, log) } catch { Issue.record(error) }
    run.cancel()
    _ = await run.result
  }

  private func shows(_ text: String, _ server: PreviewServer) async throws {
    try await eventually { (try? await get(server.port, "/"))?.contains(">\(text)<") == true }
  }

  /// Waits for a state that a browser is told.
  private func tells(_ text: String, _ server: PreviewServer) async throws {
    let connection = try RawConnection(port: server.port)
    defer { connection.close() }
    await connection.send("GET /events HTTP/1.1\r\nHost: localhost:\(server.port)\r\n\r\n")
    #expect(await connection.read(until: text).contains(text), "\(text)")
  }

  @Test func changesAreCompiledAndRunUnlessTheyAreQuick() async throws {
    try await previewing { server, log in
      try await shows("first", server)
      try save("prose")
      try await shows("prose", server)
      try save("second")
      try await shows("second", server)
      let steps = await log.all.filter { $0.hasPrefix("quick") || $0.hasPrefix("compile") }
      #expect(steps == ["quick 0", "compile 0", "quick 1", "quick 1", "compile 1"])
    }
  }

  @Test func faultsAreToldAndTheOldPageStays() async throws {
    try await previewing { server, log in
      try await shows("first", server)
      try save("wrong")
      try await tells(
        #""faults":[{"excerpt":"","file":"a.swift","line":1,"message":"wrong","#, server)
      try await shows("first", server)
      try save("trap")
      try await tells(#""message":"sh: ended with exit code 1""#, server)
      try await shows("first", server)
      try save("mended")
      try await shows("mended", server)
      try await tells(#"{"activity":"ready","faults":[]"#, server)
      #expect(await log.all.contains { $0.hasSuffix("error: a.swift:1: wrong") })
    }
  }

  @Test func aNewerSaveEndsTheWorkOnAnOlderOne() async throws {
    try await previewing { server, log in
      try await shows("first", server)
      try save("slow")
      try await eventually { await log.all.contains { $0.hasPrefix("began") } }
      let line = try #require(await log.all.first { $0.hasPrefix("began") })
      let child = try #require(Int32(line.dropFirst(6)))
      try save("newer")
      try await shows("newer", server)
      #expect(kill(child, 0) != 0)
    }
  }

  @Test func aSourceThatIsGoneAndComesBackIsFollowed() async throws {
    try await previewing { server, _ in
      try await shows("first", server)
      try FileManager.default.removeItem(at: source)
      try await tells(#""activity":"ready","faults":[{"#, server)
      try save("again")
      try await shows("again", server)
    }
  }

  @Test func theLastOfAThousandSavesIsShown() async throws {
    try await previewing { server, _ in
      for number in 1...1_000 { try save("prose \(number)") }
      try await shows("prose 1000", server)
      try await tells(#"{"activity":"ready","faults":[]"#, server)
    }
  }

  @Test func endingLeavesNothingBehind() async throws {
    var child: Int32 = 0
    try await previewing { server, log in
      try await shows("first", server)
      try save("slow")
      try await eventually { await log.all.contains { $0.hasPrefix("began") } }
      child = Int32(await log.all.last { $0.hasPrefix("began") }?.dropFirst(6) ?? "") ?? 0
      #expect(kill(child, 0) == 0)
    }
    #expect(kill(child, 0) != 0)
  }
}
