import Foundation
import TestSupport
import Testing

/// What a build does when its surroundings do not play along.
@Suite struct FaultTests {
  @Test(arguments: [["REPORT_DATA": "data"], [:]])
  func dataThatNoOptionNamesIsKept(_ environment: [String: String]) throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      for output in [".", "data/out", "data/mnist/out"] {
        let outcome = try runReport(
          ["build", "-o", output], environment: environment, in: folder)
        #expect(outcome.code == 73, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("error: output folder: "))
      }
      let left = try FileManager.default.contentsOfDirectory(
        atPath: data.appending(path: "mnist").path)
      #expect(left.count == 4)
    }
  }

  @Test func aStrictBuildToStandardOutputTellsItsClaims() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let outcome = try runReport([
        "build", "--quiet", "--strict", "--data", data.path, "-o", "-", "--to", "md",
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
        ["build", "--quiet", "--data", data.path, "-o", "-", "--to", "html"], in: folder,
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
        ["build", "--data", data.path, "-o", "out"], in: folder,
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
        ["build", "--data", "data", "-o", "out"], environment: ["TERM": "dumb"], in: folder,
        shell: "script -qec \"$0 $*\" /dev/null < /dev/null")
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("deterministic: epoch 1/"))
      #expect(!outcome.output.contains("\u{1B}"))
    }
  }

  /// The second number of images fits into the memory as bytes, but not as numbers to compute with.
  @Test(arguments: [
    (1_000_000, "found no memory for 784000001 bytes"), (200_000, "memory: training: "),
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

/// What a build does with folders that belong to others, as a user who is not root.
@Suite(.enabled(if: geteuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/setpriv")))
struct OwnerTests {
  private let nobody: UInt32 = 65_534

  private func build(in folder: URL) throws -> Outcome {
    try runReport(
      ["build", "--quiet", "--data", "data", "-o", "out", "--to", "md"], in: folder,
      shell: "exec setpriv --reuid \(nobody) --regid \(nobody) --clear-groups \"$0\" \"$@\"")
  }

  /// A folder of nobody's with data, and in it a folder of root's.
  private func withFolders(_ name: String, _ files: [String], _ body: (URL) throws -> Void) throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      chown(folder.path, nobody, nobody)
      let other = folder.appending(path: name)
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      for file in files { try Data().write(to: other.appending(path: file)) }
      try body(folder)
    }
  }

  @Test func anOutputOfSomebodyElseIsRefused() throws {
    try withFolders("out", [".report-output", "report.md"]) { folder in
      let outcome = try build(in: folder)
      #expect(outcome.code == 73)
      #expect(outcome.errors.contains("belongs to somebody else"))
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(left == ["data", "out"])
    }
  }

  @Test func dataThatMayNotBeReadCountAsMissing() throws {
    try withFolders("other", []) { folder in
      let mnist = folder.appending(path: "data/mnist").path
      chmod(mnist + "/train-images-idx3-ubyte", 0)
      let file = try build(in: folder)
      #expect(file.code == 66)
      #expect(file.errors.contains("found a file that cannot be opened: Permission denied"))
      chmod(mnist, 0)
      let parent = try build(in: folder)
      #expect(parent.code == 66)
      #expect(parent.errors.contains("found nothing that can be opened: Permission denied"))
    }
  }

  @Test func whatCannotBeRemovedIsMovedOutOfTheWay() throws {
    try withFolders(".out.report-new", ["report.md"]) { folder in
      for _ in 1...2 {
        #expect(try build(in: folder).code == 0)
        // The owner's own folder, which he has protected from himself, is no obstacle.
        chmod(folder.appending(path: "out").path, 0o500)
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(left == [".out.report-new-left-1", "data", "out"])
    }
  }
}
