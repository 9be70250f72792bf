import Foundation
import TestSupport
import Testing

private func isThere(_ tool: String) -> Bool {
  FileManager.default.isExecutableFile(atPath: "/usr/bin/" + tool)
}

/// What a build does where memory, threads or descriptors are scarce: the same page, or one line of error.
@Suite struct ScarcityTests {
  private func build(
    _ data: URL, in folder: URL, threads: Int, shell: String = "exec \"$0\" \"$@\""
  ) throws -> Outcome {
    try runReport(
      quickBuild + [
        "--data", data.path, "-o", "-", "--to", "md", "--threads", "\(threads)",
      ],
      in: folder, shell: shell)
  }

  /// Kilobytes of address space: too little to start, to read, to train in; then enough, for ever more threads.
  @Test("Row 38: the memory that there is, or an error", arguments: [1, 256])
  func memory(_ threads: Int) throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let page = try build(data, in: folder, threads: 1).output
      #expect(page.hasPrefix("# "))
      let limits = [90_000, 110_000, 130_000, 150_000, 200_000, 573_440, 1_048_576]
      let outcomes = try limits.map { limit in
        try build(
          data, in: folder, threads: threads, shell: "ulimit -v \(limit); exec \"$0\" \"$@\"")
      }
      for (limit, outcome) in zip(limits, outcomes) where outcome.code != 0 {
        #expect(outcome.code == 71, "\(limit): \(outcome.errors)")
        #expect(outcome.errors.hasPrefix("error: memory: "), "\(limit): \(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
      }
      #expect(outcomes.first?.code == 71 && outcomes.last?.code == 0)
      for outcome in outcomes where outcome.code == 0 { #expect(outcome.output == page) }
    }
  }

  @Test func fewDescriptors() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let outcome = try runReport(
        quickBuild + ["--data", data.path, "-o", "out", "--threads", "1"], in: folder,
        shell: "ulimit -n 8; exec \"$0\" \"$@\"")
      #expect(outcome.code == 0, "\(outcome.errors)")
      let fewer = try runReport(
        quickBuild + ["--data", data.path, "-o", "out", "--threads", "1"], in: folder,
        shell: "ulimit -n 4; exec \"$0\" \"$@\"")
      #expect(fewer.code == 71, "\(fewer.errors)")
      #expect(fewer.errors.hasPrefix("error: ") && fewer.errors.contains("Too many open files"))
    }
  }

  @Test(.enabled(if: isThere("strace"))) func oneThreadMakesNoOther() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      func clones(_ threads: Int) throws -> Int {
        let shell = "strace -f -qq -e trace=clone,clone3 -o clones \"$0\" \"$@\""
        #expect(try build(data, in: folder, threads: threads, shell: shell).code == 0)
        let calls = try String(contentsOf: folder.appending(path: "clones"), encoding: .utf8)
        return calls.components(separatedBy: "clone").count - 1
      }
      #expect(try clones(1) == 0)
      #expect(try clones(2) > 0)
    }
  }

  @Test(
    "Threads that the system does not give are done without", .enabled(if: geteuid() == 0),
    .enabled(if: isThere("setpriv") && isThere("prlimit")), arguments: [1, 4])
  func noSecondThread(_ threads: Int) throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let plain = try build(data, in: folder, threads: 2)
      // A user who has no other process.
      let alone = try build(
        data, in: folder, threads: threads,
        shell: "exec setpriv --reuid 54321 --clear-groups prlimit --nproc=1 \"$0\" \"$@\"")
      #expect(alone.code == 0, "\(alone.errors)")
      #expect(alone.output == plain.output)
    }
  }
}
