import Foundation
import Report
import Testing

private let files = [
  OutputFile(path: "index.html", text: "new"), OutputFile(path: "figures/a.png", text: "png"),
]

struct OutputFolderTests {
  @Test func makesTheFolderAndItsParents() throws {
    try withFolder { folder in
      try OutputFolder(folder + "/a/b/output/").replace(with: files)
      #expect(try read(folder + "/a/b/output/index.html") == "new")
      #expect(try read(folder + "/a/b/output/figures/a.png") == "png")
      #expect(try contents(folder + "/a/b") == ["output"])
    }
  }

  @Test func replacesItsOwnOutputAsAWhole() throws {
    try withFolder { folder in
      let output = folder + "/output"
      try OutputFolder(output).replace(with: [OutputFile(path: "report.md", text: "old")])
      try OutputFolder(output).replace(with: files)
      #expect(try contents(output) == [".report-output", "figures", "index.html"])
      #expect(try contents(folder) == ["output"])
    }
  }

  @Test func replacesAnEmptyFolder() throws {
    try withFolder { folder in
      try OutputFolder(folder).replace(with: files)
      #expect(try read(folder + "/index.html") == "new")
    }
  }

  @Test func refusesWhatIsNotItsOwn() throws {
    try withFolder { folder in
      try "keep".write(toFile: folder + "/file", atomically: true, encoding: .utf8)
      try FileManager.default.createDirectory(
        atPath: folder + "/e", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: folder + "/e")
      for path in [
        folder, folder + "/file", folder + "/link", folder + "/file/x", "/", "", "a\u{0}",
      ] {
        #expect(reportError { _ = try OutputFolder(path) }?.kind == .cannotCreate, "\(path)")
      }
      #expect(try read(folder + "/file") == "keep")
    }
  }

  @Test func staysApartFromItsInputs() throws {
    try withFolder { folder in
      let data = folder + "/data"
      try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
      for output in [data, data + "/output", folder] {
        let error = reportError { _ = try OutputFolder(output, inputs: [data]) }
        #expect(error?.kind == .cannotCreate, "\(output)")
      }
      #expect(reportError { _ = try OutputFolder(folder + "/data2", inputs: [data]) } == nil)
    }
  }

  @Test(arguments: [
    "notes.txt", "data/x", "figures/notes.txt", "figures/more/a.png", "index.html/x",
  ])
  func refusesAFolderThatHoldsMoreThanItsOwn(_ foreign: String) throws {
    try withFolder { folder in
      let output = folder + "/output"
      try OutputFolder(output).replace(with: [OutputFile(path: "report.md", text: "old")])
      let file = URL(filePath: output).appending(path: foreign)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
      let error = reportError { try OutputFolder(output).replace(with: files) }
      #expect(error?.kind == .cannotCreate)
      #expect(error?.reason.contains("which report did not write") == true)
      #expect(FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test func replacesWhateverABuildCanWrite() throws {
    try withFolder { folder in
      let names = [
        "index.html", "report.md", "notebook.ipynb", "results.json", "timings.json",
        "figures/a.png", "figures/a.svg",
      ]
      let all = names.map { OutputFile(path: $0, text: "old") }
      try OutputFolder(folder + "/output").replace(with: all)
      try OutputFolder(folder + "/output").replace(with: files)
      #expect(try read(folder + "/output/index.html") == "new")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/shm")))
  func refusesAMountPoint() {
    let error = reportError { _ = try OutputFolder("/dev/shm") }
    #expect(error?.kind == .cannotCreate)
    #expect(error?.reason.contains("/dev/shm is a mount point") == true)
  }

  @Test func removesAnOldOutputThatIsWriteProtected() throws {
    try withFolder { folder in
      try OutputFolder(folder + "/output").replace(with: files)
      for path in ["/output/figures", "/output"] { chmod(folder + path, 0o500) }
      try OutputFolder(folder + "/output").replace(with: files)
      #expect(try contents(folder) == ["output"])
    }
  }

  @Test func lastsThroughAFailure() throws {
    try withFolder { folder in
      let output = folder + "/output"
      try OutputFolder(output).replace(with: [OutputFile(path: "index.html", text: "old")])
      // A file cannot be a folder too.
      let bad = files + [OutputFile(path: "index.html/x", text: "")]
      let error = reportError { try OutputFolder(output).replace(with: bad) }
      #expect(error?.kind == .io)
      #expect(try read(output + "/index.html") == "old")
      #expect(try contents(folder) == ["output"])
    }
  }

  @Test func takesOverWhatADeadRunLeft() throws {
    try withFolder { folder in
      let stale = folder + "/.output.report-new/figures"
      try FileManager.default.createDirectory(atPath: stale, withIntermediateDirectories: true)
      try "x".write(toFile: stale + "/x.png", atomically: true, encoding: .utf8)
      try OutputFolder(folder + "/output").replace(with: files)
      #expect(try contents(folder) == ["output"])
      #expect(try contents(folder + "/output/figures") == ["a.png"])
    }
  }

  @Test func putsBackWhatADeadRunMovedAside() throws {
    try withFolder { folder in
      let output = folder + "/output"
      try OutputFolder(output).replace(with: files)
      try FileManager.default.moveItem(atPath: output, toPath: folder + "/.output.report-new-old")
      _ = try OutputFolder(output)
      #expect(try contents(folder) == ["output"])
    }
  }

  @Test func letsOneRunInAtATime() throws {
    try withFolder { folder in
      let first = try OutputFolder(folder + "/output")
      let error = reportError { _ = try OutputFolder(folder + "/output") }
      #expect(error?.kind == .cannotCreate)
      #expect(error?.reason == "another run is writing it")
      try first.replace(with: files)
      try OutputFolder(folder + "/output").replace(with: files)
    }
  }

  @Test func leavesNothingIfNothingIsWritten() throws {
    try withFolder { folder in
      do { _ = try OutputFolder(folder + "/output") }
      #expect(try contents(folder).isEmpty)
    }
  }
}

private func contents(_ folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}
