import Foundation
import TestSupport
import Testing

/// What a build does when its surroundings do not play along.
@Suite struct FaultTests {
  @Test(
    "Row 34: an output beside the data, or around them, leaves them alone; one among them is refused"
  )
  func outputsNearTheData() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let mnist = data.appending(path: "mnist").path
      let before = try FileManager.default.contentsOfDirectory(atPath: mnist)
      for output in [".", "data", "data/out"] {
        let outcome = try runReport(quickBuild + ["--to", "md", "-o", output], in: folder)
        #expect(outcome.code == 0, "\(outcome.errors)")
      }
      let beside = try runReport(quickBuild + ["--to", "md", "--data", "."], in: data)
      #expect(beside.code == 0, "\(beside.errors)")
      for output in ["data/mnist", "data/mnist/out"] {
        let outcome = try runReport(["build", "-o", output], in: folder)
        #expect(outcome.code == 73, "\(outcome.errors)")
        #expect(outcome.errors.contains("it is the input "))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: mnist) == before)
    }
  }

  @Test func aStrictBuildToStandardOutputTellsItsClaims() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let outcome = try runReport(
        quickBuild + [
          "--strict", "--data", data.path, "-o", "-", "--to", "md",
        ])
      #expect(outcome.code == 3)
      #expect(outcome.output.hasPrefix("# "))
      #expect(outcome.errors.contains("claim does not hold: "))
      #expect(outcome.errors.contains("\nerror: claims: standard output: found "))
    }
  }

  @Test func aLimitOnFilesIsAnError() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let outcome = try runReport(
        quickBuild + ["--data", data.path, "-o", "-", "--to", "html"], in: folder,
        shell: "ulimit -f 8; exec \"$0\" \"$@\" > page.html")
      #expect(outcome.code == 74)
      #expect(outcome.errors.contains("error: output: standard output: "))
    }
  }

  @Test(arguments: ["2>&-", "2>/dev/full"])
  func notesThatCannotBeWrittenAreNoFault(_ redirection: String) throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let outcome = try runReport(
        ["build", "--data", data.path, "-o", "out"] + quick, in: folder,
        shell: "exec \"$0\" \"$@\" \(redirection)")
      #expect(outcome.code == 0)
      #expect(outcome.output.hasSuffix("/out/index.html\n"))
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func aDumbTerminalGetsPlainLines() throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      let outcome = try runReport(
        ["build", "--data", "data", "-o", "out"] + quick, environment: ["TERM": "dumb"], in: folder,
        shell: "script -qec \"$0 $*\" /dev/null < /dev/null")
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("deterministic: epoch 1/"))
      #expect(!outcome.output.contains("\u{1B}"))
    }
  }

  /// The second number of images fits into the memory as bytes, but not as numbers to compute with.
  @Test(
    "Row 38: data too large for the memory",
    arguments: [
      (1_000_000, "found no memory for 784000000 bytes"), (200_000, "memory: training: "),
    ])
  func memoryThatIsNotThereIsAnError(_ count: Int, _ reason: String) throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let length = withUnsafeBytes(of: UInt32(count).bigEndian, Array.init)
      for (name, header, size) in [
        ("images-idx3", [0, 0, 8, 3] + length + [0, 0, 0, 28, 0, 0, 0, 28], 16 + 784 * count),
        ("labels-idx1", [0, 0, 8, 1] + length, 8 + count),
      ] {
        let file = data.appending(path: "mnist/train-\(name)-ubyte")
        try Data(header).write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        // Black images that take no room on the disk.
        try handle.truncate(atOffset: UInt64(size))
        try handle.close()
      }
      let outcome = try runReport(
        ["build", "--threads", "1", "--data", data.path, "-o", "-", "--to", "md"],
        shell: "ulimit -v 700000; exec \"$0\" \"$@\"")
      #expect(outcome.code == 71)
      #expect(outcome.errors.contains("error: ") && outcome.errors.contains(reason))
    }
  }
}
