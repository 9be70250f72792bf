import Foundation
import TestSupport
import Testing

/// A build that is stopped at any point: every file is old or new, and whole, and the next build succeeds.
///
/// The example writes a page of all formats within milliseconds, through the same folder as `report build`.
@Suite(.serialized, .enabled(if: faults != nil)) struct TornOutputTests {
  /// The folder that the example writes.
  private static let output = "page"

  /// What an undisturbed run writes, and how many calls of the system that takes.
  private static let undisturbed = Result { () throws -> (files: [String: Data], calls: Int) in
    try withFolder { folder in
      let count = folder.appending(path: "calls")
      #expect(try run(in: folder, ["FAULT_COUNT": count.path]) == 0)
      let calls = try #require(Int(try String(contentsOf: count, encoding: .utf8)))
      return (try files(in: folder.appending(path: output)), calls)
    }
  }

  @Test("Row 36: killed at any call of the system") func killedAtAnyCall() throws {
    let (new, calls) = try Self.undisturbed.get()
    #expect(calls > 40)
    for call in 1...calls {
      try disturb(new, hasOld: call % 3 != 0, "call \(call)") { folder in
        let status = try Self.run(in: folder, ["FAULT_AT": "\(call)", "FAULT": "kill"])
        #expect(status == SIGKILL, "\(call)")
      }
    }
  }

  @Test("Row 35: any call of the system fails") func anyCallFails() throws {
    let (new, calls) = try Self.undisturbed.get()
    for call in 1...calls {
      try disturb(new, hasOld: call % 3 != 0, "call \(call)", isTidy: true) { folder in
        let status = try Self.run(in: folder, ["FAULT_AT": "\(call)", "FAULT": "\(EIO)"])
        // Not every call matters: none that closes a file which was read.
        #expect([0, 1].contains(status), "\(call)")
      }
    }
  }

  @Test func writesThatAreCutShortGoOn() throws {
    let (new, _) = try Self.undisturbed.get()
    try disturb(new, hasOld: true, "short") { folder in
      let status = try Self.run(in: folder, ["FAULT": "short"])
      #expect(status == 0)
      let files = try files(in: folder.appending(path: Self.output)).filter { $0.key != "notes" }
      #expect(files == new)
    }
  }

  /// `REPORT_MOMENTS` asks for another number of them.
  @Test("Row 36: KILL, TERM and INT at random moments")
  func killedAtRandomMoments() throws {
    let (new, _) = try Self.undisturbed.get()
    var random = Moments(state: 36)
    let count = ProcessInfo.processInfo.environment["REPORT_MOMENTS"].flatMap(Int.init) ?? 60
    for round in 0..<count {
      try disturb(new, hasOld: round % 2 == 0, "round \(round)") { folder in
        let process = Self.process(in: folder, [:])
        try process.run()
        usleep(UInt32.random(in: 0..<90_000, using: &random))
        kill(process.processIdentifier, [SIGKILL, SIGTERM, SIGINT][round % 3])
        process.waitUntilExit()
      }
    }
  }

  /// Disturbs a build, looks at what is there, and lets another one go on.
  private func disturb(
    _ new: [String: Data], hasOld: Bool, _ name: String, isTidy: Bool = false,
    by disturbance: (URL) throws -> Void
  ) throws {
    try withFolder { folder in
      let page = folder.appending(path: Self.output)
      let old = hasOld ? try putOldPage(in: page, of: new) : [:]
      try disturbance(folder)
      let mine = Data("mine".utf8)
      for (path, bytes) in (try? files(in: page)) ?? [:] {
        // The file that shows that the folder can be written stays if just its removal fails.
        let isTrial = path.hasSuffix(".report-output.new")
        let isTemporary = path.hasSuffix(".report-new") || isTrial
        if isTidy { #expect(!isTemporary || isTrial, "\(name): \(path)") }
        let isWhole = bytes == new[path] || bytes == old[path] || path == "notes" && bytes == mine
        if !isTemporary, path != ".report-output" { #expect(isWhole, "\(name): \(path)") }
      }
      for path in old.keys {
        #expect(
          FileManager.default.fileExists(atPath: page.appending(path: path).path),
          "\(name): \(path)")
      }
      #expect(try Self.run(in: folder, [:]) == 0, "\(name)")
      #expect(try files(in: page).filter { $0.key != "notes" } == new, "\(name)")
      if hasOld { #expect(try files(in: page)["notes"] == mine) }
      #expect(try files(in: folder).keys.allSatisfy { $0.hasPrefix(Self.output + "/") })
    }
  }

  /// An earlier page whose files have other contents, beside a file of somebody else's.
  private func putOldPage(in page: URL, of new: [String: Data]) throws -> [String: Data] {
    var old = new.mapValues { Data("old ".utf8) + $0 }
    old[".report-output"] = new[".report-output"]
    old["notes"] = Data("mine".utf8)
    for (path, bytes) in old {
      let file = page.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
    return old
  }

  /// Runs the example; a signal's number counts as its exit code.
  private static func run(in folder: URL, _ variables: [String: String]) throws -> Int32 {
    let process = process(in: folder, variables)
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private static func process(in folder: URL, _ variables: [String: String]) -> Process {
    let process = Process()
    process.executableURL = program.deletingLastPathComponent().appending(path: "page-writer")
    process.environment = variables.merging(
      variables.isEmpty ? [:] : ["LD_PRELOAD": faults?.path ?? ""]
    ) { $1 }
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }
}

/// The library that makes calls fail, compiled; nil where there is no C compiler, or no way to load it first.
private let faults: URL? = {
  #if os(Linux)
    let library = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).so")
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    let source = repository.appending(path: "Tests/Fixtures/faults/kth_call.c")
    compiler.arguments = ["cc", "-shared", "-fPIC", "-O1", "-o", library.path, source.path, "-ldl"]
    compiler.standardError = FileHandle.nullDevice
    guard (try? compiler.run()) != nil else { return nil }
    compiler.waitUntilExit()
    return compiler.terminationStatus == 0 ? library : nil
  #else
    return nil
  #endif
}()

/// All files below a folder, by their paths.
private func files(in folder: URL) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
    let file = folder.appending(path: path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
      !isFolder.boolValue
    {
      files[path] = try Data(contentsOf: file)
    }
  }
  return files
}

/// The same moments each time (Steele, Lea and Flood 2014).
private struct Moments: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
