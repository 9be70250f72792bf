import Foundation
import Literate
import Testing

@Suite struct ChildProcessTests {
  private func shell(_ script: String) -> ChildProcess { ChildProcess("/bin/sh", ["-c", script]) }

  @Test func handsOverLinesAndTheEnding() async throws {
    let lines = Collected()
    let ending = try await shell("echo one; echo two >&2; exit 3").run { await lines.append($0) }
    #expect(ending == .exit(3))
    #expect(await lines.all.sorted() == ["one", "two"])
    #expect(try await shell("kill -9 $$").run { _ in } == .signal(9))
  }

  @Test func aProgramThatIsNotThereIsAnError() async {
    await #expect(throws: (any Error).self) {
      try await ChildProcess("/no/such/program", []).run { _ in }
    }
  }

  /// The second script's program is in a group of its own, as a build's compilers are.
  @Test(arguments: ["sleep 60 & echo $!; wait", "set -m; sleep 60 & echo $!; wait"])
  func cancellingEndsAllThatItHasStarted(_ script: String) async throws {
    let lines = Collected()
    let task = Task {
      try await ChildProcess("bash", ["-c", script]).run { await lines.append($0) }
    }
    try await eventually { await !lines.all.isEmpty }
    let grandchild = try #require(await lines.all.first.flatMap { Int32($0) })
    #expect(kill(grandchild, 0) == 0)
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    try await eventually { kill(grandchild, 0) != 0 }
  }

  @Test func aGroupThatWillNotEndIsKilled() async throws {
    let lines = Collected()
    let task = Task {
      try await shell("trap '' TERM; echo $$; while :; do sleep 1; done")
        .run { await lines.append($0) }
    }
    try await eventually { await !lines.all.isEmpty }
    let child = try #require(await lines.all.first.flatMap { Int32($0) })
    task.cancel()
    _ = await task.result
    #expect(kill(child, 0) != 0)
  }

  @Test func failuresSayWhatIsKnown() async throws {
    let explained = try await shell("echo '/x/a.swift:1:2: error: no'; exit 1").diagnose()
    #expect(
      explained == .failed([Diagnostic(.error, "no", file: "/x/a.swift", line: 1, column: 2)]))
    let silent = try await shell("echo Fatal; exit 7").diagnose()
    #expect(
      silent == .failed([Diagnostic(.error, "sh: ended with exit code 7", excerpt: "Fatal")]))
    let warned = try await shell("echo 'a.swift:1:2: warning: hm'").diagnose()
    #expect(
      warned == .succeeded([Diagnostic(.warning, "hm", file: "a.swift", line: 1, column: 2)]))
  }
}

/// Lines in the order in which they came.
actor Collected {
  private(set) var all: [String] = []

  func append(_ line: String) { all.append(line) }
}
