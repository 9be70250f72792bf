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
      #expect(
        try contents(folder) == [
          "a/b/output/.report-output", "a/b/output/figures/a.png", "a/b/output/index.html",
        ])
    }
  }

  @Test func replacesWhatItWroteAndKeepsTheRest() throws {
    try withFolder { folder in
      let output = folder + "/output"
      let first = [
        OutputFile(path: "report.md", text: "old"), OutputFile(path: "figures/b.png", text: "old"),
      ]
      try OutputFolder(output).replace(with: first)
      let theirs = [
        ".DS_Store", ".ipynb_checkpoints/x", ".git/HEAD", ".nojekyll", "CNAME", "data/x",
        "figures/.DS_Store",
        "figures/more/a.png", "figures/theirs.png", "notebook.ipynb",
      ]
      for path in theirs { try write(output + "/" + path) }
      try OutputFolder(output, files: ["index.html"]).replace(with: files)
      let all = theirs + [".report-output", "index.html", "figures/a.png"]
      #expect(try contents(output) == all.sorted())
      for path in theirs { #expect(try read(output + "/" + path) == "theirs") }
      #expect(try read(output + "/index.html") == "new")
    }
  }

  @Test func deletesAFolderThatItMadeAndNoOther() throws {
    try withFolder { folder in
      try OutputFolder(folder + "/a").replace(with: files)
      try OutputFolder(folder + "/a").replace(with: [files[0]])
      #expect(try contents(folder + "/a", deep: false) == [".report-output", "index.html"])
      try FileManager.default.createDirectory(
        atPath: folder + "/b/figures", withIntermediateDirectories: true)
      try OutputFolder(folder + "/b").replace(with: files)
      try OutputFolder(folder + "/b").replace(with: [files[0]])
      #expect(
        try contents(folder + "/b", deep: false) == [".report-output", "figures", "index.html"])
    }
  }

  @Test(
    "Row 34: a file, the topmost folder and no name are refused, a link to a folder is followed")
  func whatCanBeAFolder() throws {
    try withFolder { folder in
      try write(folder + "/file")
      try FileManager.default.createDirectory(
        atPath: folder + "/e", withIntermediateDirectories: true)
      for (link, target) in [("link", "e"), ("nowhere", "n"), ("loop", "loop")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + link, withDestinationPath: folder + "/" + target)
      }
      for path in ["/file", "/file/x", "/nowhere", "/loop"].map({ folder + $0 }) + [
        "/", "//", "/usr/..", "", "a\u{0}",
      ] {
        #expect(reportError { _ = try OutputFolder(path) }?.kind == .cannotCreate, "\(path)")
      }
      let output = try OutputFolder(folder + "/link/")
      try output.replace(with: files)
      #expect(output.path.hasSuffix("/link"))
      #expect(fileType(folder + "/link") == .typeSymbolicLink)
      #expect(try read(folder + "/e/index.html") == "new")
      #expect(try read(folder + "/file") == "theirs")
    }
  }

  @Test func staysApartFromItsInputs() throws {
    try withFolder { folder in
      let data = folder + "/data"
      try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: data)
      for output in [data, data + "/output", folder + "/link/a"] {
        let error = reportError { _ = try OutputFolder(output, inputs: [data]) }
        #expect(
          error?.reason.contains("is the input \(data), or inside of it") == true, "\(output)")
      }
      for output in [folder, folder + "/data2"] {
        #expect(reportError { _ = try OutputFolder(output, inputs: [data, "/nowhere"]) } == nil)
      }
    }
  }

  @Test(
    "Row 34: a file of somebody else's with a name of ours is refused by name, at once",
    arguments: [
      "index.html", "index.html/x", "figures", "figures/a.png", "figures/a.png/x", ".report-output",
      ".report-output/x", ".report-output.new", ".index.html.report-new",
      "figures/.a.png.report-new",
    ])
  func refusesForeignFiles(_ foreign: String) throws {
    try withFolder { folder in
      try write(folder + "/" + foreign)
      let error = reportError { _ = try OutputFolder(folder, files: files.map(\.path)) }
      #expect(error?.kind == .cannotCreate)
      let name = foreign.replacing("/x", with: "")
      #expect(error?.reason.contains("it holds \(name), which report did not write") == true)
      #expect(try contents(folder) == [foreign])
      #expect(try read(folder + "/" + foreign) == "theirs")
    }
  }

  @Test func refusesALinkUnderAName() throws {
    for name in ["index.html", "figures", ".report-output"] {
      try withFolder { folder in
        try OutputFolder(folder + "/output").replace(with: files)
        try FileManager.default.moveItem(
          atPath: folder + "/output/" + name, toPath: folder + "/target")
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/output/" + name, withDestinationPath: folder + "/target")
        let error = reportError {
          _ = try OutputFolder(folder + "/output", files: files.map(\.path))
        }
        #expect(error?.reason.contains("it holds \(name), which") == true)
      }
    }
  }

  @Test func aFileThatComesWhileABuildRunsIsRefused() throws {
    try withFolder { folder in
      let output = try OutputFolder(folder + "/output")
      try write(folder + "/output/index.html")
      #expect(reportError { try output.replace(with: files) }?.kind == .cannotCreate)
      #expect(try contents(folder + "/output") == ["index.html"])
    }
  }

  @Test func pathsThatLeadOutAreRefused() throws {
    try withFolder { folder in
      let output = try OutputFolder(folder + "/output")
      for path in ["../x", "/x", "a/../x", "a/b/c", "", "figures/", "./x"] {
        let error = reportError { try output.replace(with: [OutputFile(path: path, text: "")]) }
        #expect(error?.kind == .cannotCreate, "\(path)")
      }
    }
  }

  @Test func replacesTheOutputOfTheFirstVersion() throws {
    try withFolder { folder in
      for name in ["index.html", "results.json", "figures/a.png", "figures/old.svg"] {
        try write(folder + "/" + name)
      }
      try "made by report\n".write(
        toFile: folder + "/.report-output", atomically: true, encoding: .utf8)
      try OutputFolder(folder).replace(with: files)
      #expect(try contents(folder) == [".report-output", "figures/a.png", "index.html"])
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/shm")))
  func writesIntoAMountPointAndLeavesItAsItWas() throws {
    let before = try contents("/dev/shm")
    do { _ = try OutputFolder("/dev/shm") }
    #expect(try contents("/dev/shm") == before)
  }

  @Test("Row 35: a name that the file system does not take changes nothing")
  func aFailureChangesNothing() throws {
    try withFolder { folder in
      try OutputFolder(folder).replace(with: [OutputFile(path: "index.html", text: "old")])
      let before = try contents(folder)
      let long = OutputFile(path: String(repeating: "x", count: 250), text: "")
      let error = reportError { try OutputFolder(folder).replace(with: files + [long]) }
      #expect(error?.kind == .cannotCreate)
      #expect(error?.reason.contains("File name too long") == true)
      #expect(try read(folder + "/index.html") == "old")
      #expect(try contents(folder) == before)
    }
  }

  @Test func aFolderThatIsDeletedWhileABuildRunsIsMadeAnew() throws {
    try withFolder { folder in
      let output = try OutputFolder(folder + "/output")
      try FileManager.default.removeItem(atPath: folder + "/output")
      try output.replace(with: files)
      #expect(try read(folder + "/output/index.html") == "new")
    }
  }

  @Test("Row 37: two builds of one folder") func letsOneRunInAtATime() throws {
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
      do { _ = try OutputFolder(folder + "/a/output") }
      #expect(try contents(folder, deep: false).isEmpty)
    }
  }
}

/// The files below a folder, or with `deep` false the entries of itself.
private func contents(_ folder: String, deep: Bool = true) throws -> [String] {
  if !deep { return try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
  return try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
    fileType(folder + "/" + $0) != .typeDirectory
  }.sorted()
}

private func fileType(_ path: String) -> FileAttributeType? {
  try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
}

/// A file of somebody else's.
private func write(_ path: String) throws {
  let file = URL(filePath: path)
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data("theirs".utf8).write(to: file)
}
