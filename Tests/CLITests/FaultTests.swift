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

  @Test func memoryThatIsNotThereIsAnError() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let images = data.appending(path: "mnist/train-images-idx3-ubyte")
      let handle = try FileHandle(forWritingTo: images)
      // A million images that are not there: the largest file that is taken for one.
      try handle.write(
        contentsOf: Data([0, 0, 8, 3, 0, 0x0F, 0x42, 0x40, 0, 0, 0, 28, 0, 0, 0, 28]))
      try handle.truncate(atOffset: 784_000_016)
      try handle.close()
      let outcome = try runReport(
        ["build", "--data", data.path, "-o", "-", "--to", "md"],
        shell: "ulimit -v 700000; exec \"$0\" \"$@\"")
      #expect(outcome.code == 71)
      #expect(outcome.errors.contains("found no memory for 784000001 bytes"))
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
