import Foundation
import TestSupport
import Testing

/// Whether this process may mount file systems in a name space of its own.
private let canMount: Bool = {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}()

/// Where an output folder may be held by something else than its name.
@Suite(.enabled(if: canMount)) struct MountTests {
  /// Builds into `out` after a script has mounted something, with no name space but its own; twice.
  private func build(
    _ mounting: String, then script: String = "", _ options: [String] = ["--to", "md"]
  ) throws -> Outcome {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      let shell = """
        "$0" "$@" && "$0" "$@" || exit
        \(script)
        """
      return try runReport(
        quickBuild + ["--data", "data", "-o", "out"] + options, in: folder,
        shell: "exec unshare -m sh -c '\(mounting)\n\(shell)' \"$0\" \"$@\"")
    }
  }

  @Test("Row 34: a mount point") func aMountPoint() throws {
    let outcome = try build("mkdir out; mount -t tmpfs tmpfs out", then: "ls out")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("report.md\n"))
  }

  @Test("Row 34: a folder that is mounted elsewhere, too, as a web server sees it")
  func aBindMount() throws {
    let outcome = try build("mkdir out www; mount --bind out www", then: "ls www")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("report.md\n"))
  }

  @Test("Row 34: a folder of an overlay's lower layer") func anOverlay() throws {
    let outcome = try build(
      """
      mkdir scratch low low/out merged; mount -t tmpfs tmpfs scratch; mkdir scratch/up scratch/work
      mount -t overlay overlay -o lowerdir=low,upperdir=scratch/up,workdir=scratch/work,redirect_dir=off merged || exit 0
      rmdir out 2>/dev/null; ln -s merged/out out
      """, then: "ls out/ low/out")
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  @Test("Row 35: a full disk leaves the old page and nothing else", arguments: [500, 2_000])
  func aFullDisk(_ size: Int) throws {
    let outcome = try build(
      """
      mkdir out; mount -t tmpfs -o size=\(size)k tmpfs out
      "$0" "$@" --to md; cp -r out copy; head -c 10000000 /dev/zero > out/filler
      "$0" "$@"; echo code $?; rm out/filler; rm copy/timings.json out/timings.json; diff -r copy out && echo same; exit 0
      """, ["--to", "html,md,ipynb"])
    #expect(outcome.output.contains("code 74\n"), "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("same\n"))
    #expect(outcome.errors.contains("No space left on device; nothing in the folder has changed"))
  }

  @Test("Row 34: a file system that cannot be written") func readOnly() throws {
    let outcome = try build("mkdir out; mount -t tmpfs -o ro tmpfs out")
    #expect(outcome.code == 73)
    #expect(outcome.errors.contains("it cannot be written: Read-only file system"))
  }
}

/// The shell's own folder, and names that are no text.
@Suite struct PlaceTests {
  @Test("Row 34: the shell's own folder, twice") func theShellsOwnFolder() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let own = folder.appending(path: "own")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      for _ in 1...2 {
        let outcome = try runReport(
          quickBuild + ["--data", data.path, "-o", ".", "--to", "md"], in: own)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try entries(own).contains("report.md"))
      }
      #expect(try entries(folder) == ["data", "own"])
    }
  }

  @Test("Row 34: a file of somebody else's is refused before any training")
  func aForeignFile() throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      for name in ["index.html", "figures/filters.png", "results.json"] {
        let file = folder.appending(path: "out/" + name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("theirs".utf8).write(to: file)
        let outcome = try runReport(["build", "-o", "out"], in: folder)
        #expect(outcome.code == 73)
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(outcome.errors.contains("it holds \(name), which report did not write"))
        #expect(try String(contentsOf: file, encoding: .utf8) == "theirs")
        try FileManager.default.removeItem(at: file)
      }
    }
  }

  @Test("Row 40: a name that is no UTF-8 is refused, and never changed into another")
  func namesThatAreNoText() throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      let outcome = try runReport(
        ["build", "--quiet"], in: folder,
        shell: "exec \"$0\" \"$@\" -o \"$(printf 'a\\377b')\"")
      #expect(outcome.code == 64)
      #expect(outcome.errors.contains("argument 4: found bytes that are no UTF-8 (a\\xffb)"))
      #expect(try entries(folder) == ["data"])
    }
  }

  @Test("Row 40: a folder whose name is no UTF-8 can be the shell's own")
  func aShellsFolderThatIsNoText() throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      let outcome = try runReport(
        quickBuild + ["--to", "md"], in: folder,
        shell:
          "d=$(printf 'x\\377y'); mkdir \"$d\"; mv data \"$d\"; cd \"$d\"; \"$0\" \"$@\" && ls output/report.md && grep -c Stand-in output/report.md"
      )
      #expect(
        outcome.output.contains("output/report.md\n0\n"), "\(outcome.output)\(outcome.errors)")
    }
  }
}
