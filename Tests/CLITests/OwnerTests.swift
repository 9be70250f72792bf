import Foundation
import TestSupport
import Testing

/// What a build does with folders and files that belong to others, as a user who is not root.
@Suite(.enabled(if: geteuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/setpriv")))
struct OwnerTests {
  private let nobody: UInt32 = 65_534
  private let stranger: UInt32 = 12_345

  private func build(in folder: URL, _ output: String = "out") throws -> Outcome {
    try runReport(
      quickBuild + ["--data", "data", "-o", output, "--to", "md"], in: folder,
      shell: "exec setpriv --reuid \(nobody) --regid \(nobody) --clear-groups \"$0\" \"$@\"")
  }

  /// A folder with data, and in it others that belong to users.
  private func withFolders(
    _ owners: [(name: String, owner: UInt32, mode: mode_t)], _ body: (URL) throws -> Void
  ) throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      for (name, owner, mode) in owners {
        let path = folder.appending(path: name).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        chown(path, owner, owner)
        chmod(path, mode)
      }
      try body(folder)
    }
  }

  private func write(_ path: URL, _ text: String, by owner: UInt32) throws {
    try Data(text.utf8).write(to: path)
    chown(path.path, owner, owner)
  }

  @Test func aFolderThatMayNotBeWrittenIsRefused() throws {
    for mode: mode_t in [0o755, 0o500] {
      try withFolders([("out", mode == 0o500 ? nobody : 0, mode)]) { folder in
        let outcome = try build(in: folder)
        #expect(outcome.code == 73)
        #expect(outcome.errors.contains("it cannot be written: Permission denied"))
        #expect(try entries(folder.appending(path: "out")) == [])
      }
    }
  }

  @Test func aFolderOfOursInOneOfSomebodyElseIsWritten() throws {
    try withFolders([("web", 0, 0o711), ("web/out", nobody, 0o755)]) { folder in
      for _ in 1...2 {
        let outcome = try build(in: folder, "web/out")
        #expect(outcome.code == 0, "\(outcome.errors)")
      }
      #expect(try entries(folder.appending(path: "web")) == ["out"])
    }
  }

  @Test func inASharedFolderNothingOfOthersIsAdopted() throws {
    let shared: (String, UInt32, mode_t) = ("out", 0, 0o1777)
    try withFolders([shared, ("out/figures", stranger, 0o777)]) { folder in
      let outcome = try build(in: folder)
      #expect(outcome.code == 73)
      #expect(outcome.errors.contains("its folder figures belongs to another user"))
    }
    try withFolders([shared, ("trap", stranger, 0o777)]) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "out/figures").path, withDestinationPath: "../trap")
      #expect(try build(in: folder).code == 73)
      #expect(try entries(folder.appending(path: "trap")) == [])
    }
    try withFolders([shared]) { folder in
      let out = folder.appending(path: "out")
      try write(out.appending(path: "diary"), "mine", by: nobody)
      try write(
        out.appending(path: ".report-output"), "made by report\ncomplete\ndiary\n", by: stranger)
      let outcome = try build(in: folder)
      #expect(outcome.code == 73)
      #expect(outcome.errors.contains("its .report-output belongs to another user"))
      #expect(try entries(out) == [".report-output", "diary"])
    }
  }

  @Test func dataThatMayNotBeReadCountAsMissing() throws {
    try withFolders([]) { folder in
      chown(folder.path, nobody, nobody)
      let mnist = folder.appending(path: "data/mnist").path
      chmod(mnist + "/train-images-idx3-ubyte", 0)
      let file = try build(in: folder)
      #expect(file.code == 66)
      #expect(file.errors.contains("found a file that cannot be opened: Permission denied"))
      chmod(mnist, 0)
      let parent = try build(in: folder)
      #expect(parent.code == 66)
      #expect(parent.errors.contains("data/mnist: passed over: Permission denied"))
    }
  }
}

/// The names in a folder, in order.
func entries(_ folder: URL) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
}
