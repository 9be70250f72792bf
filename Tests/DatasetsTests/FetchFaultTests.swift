import Foundation
import Testing

@testable import Datasets

/// Files that do not come. In no case has anything else the file's name.
@Suite(.enabled(if: FetchFixture.hasCurl)) struct FetchFaultTests {
  private static let content = FetchFixture.content

  /// The error of a fetch from servers, after which only some names stand in the cache.
  private func fault(
    _ fixture: FetchFixture, _ servers: [String], leaves names: [String] = ["set"]
  ) throws -> DatasetError {
    let error = try #require(datasetError { try fixture.fetch(servers.map { $0 + "/file.gz" }) })
    #expect(fixture.names == names)
    return error
  }

  @Test(arguments: [
    (content + [0], "found more than 3000 bytes"),
    ([UInt8](content.dropLast()), "found 2999 bytes, expected 3000"),
    (content.reversed(), "found other contents: its SHA-256 is not the published one"),
    ([], "found 0 bytes, expected 3000"),
  ]) func wrongContents(_ body: [UInt8], _ reason: String) throws {
    let server = try LoopbackServer { _, _ in .init(body: body) }
    let fixture = try FetchFixture()
    let error = try fault(fixture, [server.address])
    #expect(
      error
        == DatasetError(
          .unavailable, "file.gz", at: "\(server.address)/file.gz: \(reason)",
          "found no server that gives this file, expected one of these to"))
    #expect(error.exitStatus == .unavailable)
    #expect(server.requests.count == 1)
  }

  @Test func anEndlessAnswerIsStopped() throws {
    let server = try LoopbackServer { _, _ in .init(body: Self.content, isEndless: true) }
    let fixture = try FetchFixture()
    let error = try fault(fixture, [server.address])
    #expect(error.place == "\(server.address)/file.gz: found more than 3000 bytes")
    #expect(server.bodies < LoopbackServer.endless)
  }

  @Test func allServersAreNamedWithTheirReasons() throws {
    let first = try LoopbackServer { _, _ in .init(status: 404) }
    let second = try LoopbackServer { _, _ in .init(status: 503) }
    let fixture = try FetchFixture()
    let error = try fault(fixture, [first.address, second.address])
    #expect(
      error.place == "\(first.address)/file.gz: HTTP 404; \(second.address)/file.gz: HTTP 503")
    #expect(first.requests.count == 1)
    #expect(second.requests.count == 4)
  }

  @Test func whatHasComeIsKept() throws {
    let server = try LoopbackServer { request, before in
      before == 0
        ? .init(body: Array(Self.content.prefix(1000)), length: 3000) : .init(status: 503)
    }
    let fixture = try FetchFixture()
    let error = try fault(fixture, [server.address], leaves: ["set", "set/file.gz.part"])
    #expect(error.reason.hasSuffix("; 1000 bytes of it kept"))
    #expect(Array(try Data(contentsOf: fixture.part)) == Array(Self.content.prefix(1000)))
    #expect(server.requests.map(\.start) == [nil, 1000, 1000, 1000])
  }

  /// Neither one that gives no ranges, nor one that gives wrong bytes in the end, both of which start anew each time.
  @Test(arguments: [false, true]) func aServerThatAlwaysCutsIsGivenUp(hasRanges: Bool) throws {
    let content = [UInt8](repeating: 5, count: 4 << 20)
    let server = try LoopbackServer { request, before in
      // Where it would be asked for ever, it is not.
      if before >= 20 { return .init(status: 404) }
      guard hasRanges, let start = request.start else {
        return .init(body: Array(content.prefix(2 << 20)), length: content.count)
      }
      return .init(
        status: 206,
        headers: ["Content-Range": "bytes \(start)-\(content.count - 1)/\(content.count)"],
        body: [UInt8](repeating: 6, count: content.count - start))
    }
    let fixture = try FetchFixture()
    fixture.content = content
    let error = try fault(fixture, [server.address])
    #expect(error.kind == .unavailable)
    // After the first piece, which is a good one, it has three more chances.
    #expect(server.requests.map(\.start) == [nil, 2 << 20, nil, 2 << 20])
  }

  @Test func aPartThatCannotBeRemovedIsNotWrittenTo() throws {
    let fixture = try FetchFixture()
    try write([1, 2, 3], to: fixture.part)
    let part = try PartFile(of: fixture.file.path, what: "file.gz")
    try FileManager.default.removeItem(at: fixture.part)
    try makeFolders(fixture.part.path)
    let error = try #require(datasetError { try part.discard() })
    #expect(error.kind == .cannotCreate)
    #expect(error.place == fixture.part.path)
    #expect(error.reason.hasPrefix("found that it cannot be removed: "))
    #expect(part.size == 3)
  }

  @Test func aCircleOfRedirectsEnds() throws {
    let server = try LoopbackServer { request, _ in
      .init(status: 302, headers: ["Location": request.path])
    }
    let fixture = try FetchFixture()
    let error = try fault(fixture, [server.address])
    #expect(error.place.hasSuffix("Maximum (5) redirects followed"))
    #expect(server.requests.count == 6)
  }

  @Test func noRedirectLeadsToAFile() throws {
    let fixture = try FetchFixture()
    let secret = fixture.folder.appending(path: "secret")
    try write(Self.content, to: secret)
    let server = try LoopbackServer { _, _ in
      .init(status: 302, headers: ["Location": "file://\(secret.path)"])
    }
    _ = try fault(fixture, [server.address])
    #expect(fixture.reasons.count == 1)
  }

  @Test func noServerIsAFile() throws {
    let fixture = try FetchFixture()
    try write(Self.content, to: fixture.folder.appending(path: "file.gz"))
    _ = try fault(fixture, ["file://" + fixture.folder.path])
  }

  @Test func aTrickleIsNotWaitedFor() throws {
    let server = try LoopbackServer { _, _ in .init(body: Self.content, isSlow: true) }
    let fixture = try FetchFixture()
    fixture.limits = FetchLimits(slowest: 1000, patience: 1, pauses: [])
    let error = try fault(fixture, [server.address], leaves: ["set", "set/file.gz.part"])
    #expect(error.place.contains("Operation too slow"), "\(error)")
  }

  @Test func deadServersAreAskedOnce() throws {
    let fixture = try FetchFixture()
    let dead = try LoopbackServer.deadAddress()
    let error = try fault(fixture, [dead])
    #expect(error.kind == .unavailable)
    #expect(fixture.reasons.count == 1)
  }

  @Test(arguments: ["ftp://me:secret@a.example/b", "file:///a", "a.example/b", "https://", ""])
  func aMirrorIsOfHTTP(_ address: String) throws {
    let fixture = try FetchFixture()
    fixture.mirror = address
    let error = try #require(datasetError { _ = try fixture.fetcher })
    #expect(
      error
        == DatasetError(
          .usage, "mirror",
          at: address == "ftp://me:secret@a.example/b" ? "ftp://a.example/b" : address,
          "found another kind of address, expected one that begins with http:// or https://"))
    #expect(error.exitStatus == .usage)
    fixture.mirror = "HTTP://a.example"
    #expect(try fixture.fetcher.mirror == "HTTP://a.example")
  }

  @Test func passwordsAreNotShown() throws {
    let server = try LoopbackServer { _, _ in .init(status: 404) }
    let fixture = try FetchFixture()
    let error = try fault(fixture, ["http://me:secret@127.0.0.1:\(server.port)"])
    #expect(error.place == "\(server.address)/file.gz: HTTP 404")
    #expect(!"\(fixture.events)".contains("secret@127.0.0.1:\(server.port)/file.gz\", reason"))
  }

  @Test func withoutCurlItIsSaidWhatToInstall() throws {
    let fixture = try FetchFixture()
    fixture.variables = ["PATH": "/nowhere::relative"]
    let error = try #require(datasetError { try fixture.fetch(["http://data.invalid/file.gz"]) })
    #expect(
      error.description
        == "curl: $PATH: found no such program, expected it to fetch data with; install it (apt install curl)"
    )
    #expect(error.exitStatus == .unavailable)
    #expect(try !fixture.fetcher.isReachable())
  }

  /// An interrupt from the terminal reaches both programs.
  @Test func nothingIsAskedAfterASignalHasEndedCurl() throws {
    let fixture = try FetchFixture()
    let program = fixture.folder.appending(path: "curl")
    try write(Array("#!/bin/sh\nprintf abc; kill -KILL $$\n".utf8), to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
    fixture.variables = ["PATH": fixture.folder.path]
    let error = try fault(
      fixture, ["http://a.invalid", "http://b.invalid"], leaves: ["set", "set/file.gz.part"])
    #expect(
      error
        == DatasetError(
          .unavailable, "file.gz", at: "http://a.invalid/file.gz",
          "found that a signal ended curl; what has come is kept"))
    #expect(Array(try Data(contentsOf: fixture.part)) == Array("abc".utf8))
  }

  @Test func aCacheThatCannotBeMade() throws {
    let fixture = try FetchFixture()
    try write([], to: fixture.folder.appending(path: "cache"))
    let error = try #require(datasetError { try fixture.fetch(["http://data.invalid/file.gz"]) })
    #expect(
      error
        == DatasetError(
          .cannotCreate, "data cache", at: fixture.folder.path + "/cache",
          "found something else, expected a folder"))
    #expect(error.exitStatus == .cannotCreate)
  }

  @Test func somethingElseInTheFilesPlace() throws {
    let server = try LoopbackServer { _, _ in .init(body: Self.content) }
    let fixture = try FetchFixture()
    try FileManager.default.createDirectory(at: fixture.file, withIntermediateDirectories: true)
    let error = try fault(
      fixture, [server.address], leaves: ["set", "set/file.gz", "set/file.gz.part"])
    #expect(error.kind == .cannotCreate)
    #expect(error.place == fixture.file.path)
  }

  @Test func noLinkIsWrittenThrough() throws {
    let server = try LoopbackServer { _, _ in .init(body: Self.content) }
    let fixture = try FetchFixture()
    let other = fixture.folder.appending(path: "other")
    try write([1, 2, 3], to: other)
    try makeFolders(fixture.cache.path + "/set")
    try FileManager.default.createSymbolicLink(at: fixture.part, withDestinationURL: other)
    let error = try fault(fixture, [server.address], leaves: ["set", "set/file.gz.part"])
    #expect(error.kind == .cannotCreate)
    #expect(Array(try Data(contentsOf: other)) == [1, 2, 3])
    #expect(server.requests == [])
  }

  #if os(Linux)
    @Test func aFullDisk() {
      let full = open("/dev/full", O_WRONLY)
      defer { close(full) }
      let reason = Self.content.withUnsafeBytes { writeAll($0, to: full) }
      #expect(reason == "No space left on device")
    }
  #endif

  @Test func aProgramThatIsNotThere() throws {
    let error = try #require(
      datasetError { _ = try RunningProgram("/nowhere/curl", [], environment: [:]) })
    #expect(
      error
        == DatasetError(
          .system, "program", at: "/nowhere/curl",
          "found that it does not start: No such file or directory"))
  }

  @Test func aProgramThatSaysMuchIsNotInItsReadersWay() throws {
    let script = "head -c 1000000 /dev/zero >&2; echo last >&2; echo out"
    let program = try RunningProgram(
      "/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 1)
    defer { buffer.deallocate() }
    #expect(program.read(into: buffer) == 4)
    #expect(Array(buffer.prefix(4)) == Array("out\n".utf8))
    #expect(program.read(into: buffer) == 0)
    let end = program.finish()
    #expect(end.status == 0)
    #expect(end.errors.utf8.count == 65_536)
    #expect(end.errors.hasSuffix("\0last\n"))
  }

  @Test func aProgramThatWritesForEverEndsWithItsReader() throws {
    let program = try RunningProgram("/bin/cat", ["/dev/zero"], environment: [:])
    let byte = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)
    defer { byte.deallocate() }
    #expect(program.read(into: byte) == 1)
    #expect(program.finish().status != 0)
  }
}
