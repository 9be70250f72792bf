import Foundation
import Testing

@testable import Datasets

/// Files that come, in one way or another.
@Suite(.enabled(if: FetchFixture.hasCurl)) struct FetchTests {
  private static let content = FetchFixture.content

  /// A server that gives what is asked for.
  private static func whole(
    _ request: LoopbackServer.Request, of content: [UInt8] = FetchFixture.content
  ) -> LoopbackServer.Reply {
    guard let start = request.start else { return .init(body: content) }
    guard start < content.count else { return .init(status: 416) }
    let range = "bytes \(start)-\(content.count - 1)/\(content.count)"
    return .init(status: 206, headers: ["Content-Range": range], body: Array(content[start...]))
  }

  @Test func aFileComesAndHasItsName() throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    let url = server.address + "/file.gz"
    let set = fixture.set([url])
    let fetched = try fixture.fetch([url])
    #expect(
      fetched == [FetchedFile(file: set.files[0], path: fixture.file.path, isNew: true)])
    #expect(fixture.bytes == Self.content)
    #expect(fixture.names == ["set", "set/file.gz"])
    #expect(
      fixture.events.suffix(2) == [
        .progress(set.files[0], bytes: 3000), .fetched(set.files[0]),
      ])
    #expect(server.requests.map(\.line) == ["GET /file.gz HTTP/1.1"])
  }

  @Test func aFileThatIsThereIsNotAskedFor() throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try write(Self.content, to: fixture.file)
    fixture.variables = ["PATH": "/nowhere"]
    let fetched = try fixture.fetch([server.address + "/file.gz"])
    #expect(fetched.map(\.isNew) == [false])
    #expect(fixture.events == [.isThere(fetched[0].file)])
    #expect(server.requests == [])
  }

  @Test func aDamagedFileIsReplaced() throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try write(Self.content.reversed(), to: fixture.file)
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
  }

  @Test func whatIsCutGoesOnWhereItWas() throws {
    let server = try LoopbackServer { request, before in
      var reply = Self.whole(request)
      if before < 2 {
        reply.length = reply.body.count
        reply.body = Array(reply.body.prefix(1000))
      }
      return reply
    }
    let fixture = try FetchFixture()
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(server.requests.map(\.start) == [nil, 1000, 2000])
  }

  @Test func whoGivesAGoodPieceEachTimeIsAskedOn() throws {
    let content = [UInt8](repeating: 5, count: 4 << 20)
    let server = try LoopbackServer { request, _ in
      var reply = Self.whole(request, of: content)
      reply.length = reply.body.count
      reply.body = Array(reply.body.prefix(1 << 20))
      return reply
    }
    let fixture = try FetchFixture()
    fixture.content = content
    fixture.limits.pauses = [.zero]
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == content)
    #expect(server.requests.map(\.start) == [nil, 1 << 20, 2 << 20, 3 << 20])
  }

  @Test func anEarlierPartIsGoneOnWith() throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try write(Array(Self.content.prefix(500)), to: fixture.part)
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(fixture.names == ["set", "set/file.gz"])
    #expect(server.requests.map(\.start) == [500])
  }

  @Test func aWholePartNeedsOnlyItsName() throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try write(Self.content, to: fixture.part)
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(server.requests == [])
  }

  @Test(arguments: [3000, 3001]) func aUselessPartIsTakenAway(size: Int) throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try write([UInt8](repeating: 7, count: size), to: fixture.part)
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(server.requests.map(\.start) == [nil])
  }

  @Test func aPartOfSomethingElseIsNoticedAtTheEnd() throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try write([UInt8](repeating: 7, count: 500), to: fixture.part)
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(server.requests.map(\.start) == [500, nil])
  }

  /// 200 where 206 is due: the whole file, which must not be put after the part.
  @Test func aServerWithoutRangesGivesAllAnew() throws {
    let server = try LoopbackServer { _, _ in .init(body: Self.content) }
    let fixture = try FetchFixture()
    try write(Array(Self.content.prefix(500)), to: fixture.part)
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(server.requests.map(\.start) == [500, nil])
  }

  @Test func aRangeThatIsRefusedIsNotAskedForAgain() throws {
    let server = try LoopbackServer { request, _ in
      request.start == nil ? Self.whole(request) : .init(status: 416)
    }
    let fixture = try FetchFixture()
    try write(Array(Self.content.prefix(500)), to: fixture.part)
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(server.requests.map(\.start) == [500, nil])
    #expect(fixture.reasons == ["HTTP 416"])
  }

  @Test(arguments: [301, 302, 303, 307, 308]) func redirectsAreFollowed(status: Int) throws {
    let server = try LoopbackServer { request, _ in
      request.path == "/file.gz"
        ? .init(status: status, headers: ["Location": "/there"]) : Self.whole(request)
    }
    let fixture = try FetchFixture()
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(server.requests.map(\.path) == ["/file.gz", "/there"])
  }

  @Test(arguments: [408, 429, 500, 502, 503, 504]) func aBusyServerIsAskedAgain(status: Int) throws
  {
    let server = try LoopbackServer { request, before in
      before < 3 ? .init(status: status) : Self.whole(request)
    }
    let fixture = try FetchFixture()
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(fixture.reasons == ["HTTP \(status)", "HTTP \(status)", "HTTP \(status)"])
  }

  @Test func anAnswerWithoutContentsIsAskedForAgain() throws {
    let server = try LoopbackServer { request, before in
      before == 0 ? .init(length: 3000) : Self.whole(request)
    }
    let fixture = try FetchFixture()
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(server.requests.count == 2)
  }

  @Test func theNextServerIsAskedIfTheFirstIsDead() throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    let dead = try LoopbackServer.deadAddress() + "/file.gz"
    try fixture.fetch([dead, server.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(fixture.reasons.count == 1)
  }

  @Test(arguments: [403, 404, 410]) func theNextServerIsAskedIfTheFirstHasNoSuchFile(status: Int)
    throws
  {
    let first = try LoopbackServer { _, _ in .init(status: status, body: Self.content) }
    let second = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try fixture.fetch([first.address + "/file.gz", second.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(first.requests.count == 1)
  }

  @Test func theNextServerGoesOnWithWhatTheFirstGave() throws {
    let first = try LoopbackServer { _, before in
      before == 0
        ? .init(body: Array(Self.content.prefix(1000)), length: 3000) : .init(status: 404)
    }
    let second = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try fixture.fetch([first.address + "/file.gz", second.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(second.requests.map(\.start) == [1000])
  }

  @Test func theNextServerIsAskedIfTheSumIsWrong() throws {
    let first = try LoopbackServer { _, _ in .init(body: Self.content.reversed()) }
    let second = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try fixture.fetch([first.address + "/file.gz", second.address + "/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(first.requests.count == 1)
    #expect(second.requests.map(\.start) == [nil])
  }

  /// Some of it would put other things among the bytes, some would say all of them a second time.
  @Test(arguments: [
    "verbose", "trace-ascii = \"%\"", "trace-ascii = \"-\"", "include", "remote-name-all",
  ])
  func theUsersConfigurationDoesNoHarm(line: String) throws {
    let content = [UInt8](repeating: 5, count: 1_000_000)
    let server = try LoopbackServer { request, _ in Self.whole(request, of: content) }
    let fixture = try FetchFixture()
    fixture.content = content
    try write(Array((line + "\n").utf8), to: fixture.folder.appending(path: ".curlrc"))
    try fixture.fetch([server.address + "/file.gz"])
    #expect(fixture.bytes == content)
  }

  @Test func anAddressIsNoPattern() throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try fixture.fetch([server.address + "/{a,b}[1-2].gz"])
    #expect(server.requests.map(\.path) == ["/{a,b}[1-2].gz"])
  }

  @Test func aProxyIsAsked() throws {
    let proxy = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    fixture.variables = ["http_proxy": proxy.address]
    try fixture.fetch(["http://data.invalid/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(proxy.requests.map(\.line) == ["GET http://data.invalid/file.gz HTTP/1.1"])
  }

  @Test(arguments: ["/base", "/base/"]) func aMirrorStandsForAllServers(base: String) throws {
    let server = try LoopbackServer { request, _ in
      request.path == "/base/file.gz" ? Self.whole(request) : .init(status: 404)
    }
    let fixture = try FetchFixture()
    fixture.mirror = server.address + base
    try fixture.fetch(["http://data.invalid/file.gz"])
    #expect(fixture.bytes == Self.content)
    #expect(server.requests.map(\.path) == ["/base/set/file.gz", "/base/file.gz"])
  }

  @Test func anotherFetchIsWaitedFor() throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    try makeFolders(fixture.cache.path)
    let lock = try #require(try CacheLock(existing: fixture.cache.path))
    let cache = fixture.cache.path
    nonisolated(unsafe) var waits = 0
    try fixture.fetcher.fetch([fixture.set([server.address + "/file.gz"])]) { event in
      guard event == .waits(folder: cache) else { return }
      waits += 1
      lock.unlock()
    }
    #expect(waits == 1)
    #expect(fixture.bytes == Self.content)
  }

  /// Whoever had the lock has taken the folder away: a lock on that one keeps nobody out of the next.
  @Test func theLockIsOnTheFolderThatIsThere() throws {
    let server = try LoopbackServer { request, _ in Self.whole(request) }
    let fixture = try FetchFixture()
    let cache = fixture.cache
    try makeFolders(cache.path)
    let lock = try #require(try CacheLock(existing: cache.path))
    nonisolated(unsafe) var isLocked = false
    try fixture.fetcher.fetch([fixture.set([server.address + "/file.gz"])]) { event in
      if case .waits = event {
        try? FileManager.default.removeItem(atPath: cache.path)
        lock.unlock()
      }
      if case .fetched = event { isLocked = isHeld(cache) }
    }
    #expect(isLocked)
  }

  @Test func aServerIsTriedBeforehand() throws {
    let server = try LoopbackServer { request, _ in
      request.path == "/there" ? .init(body: Self.content) : .init(status: 404)
    }
    let fixture = try FetchFixture()
    let dead = try LoopbackServer.deadAddress()
    // Long enough for a busy machine; no answer takes this long.
    #expect(try fixture.fetcher.isReachable(fixture.set([server.address + "/there"]), timeout: 60))
    #expect(try !fixture.fetcher.isReachable(fixture.set([server.address + "/else"]), timeout: 60))
    #expect(try !fixture.fetcher.isReachable(fixture.set([dead + "/there"]), timeout: 60))
    #expect(server.requests.map(\.line) == ["HEAD /there HTTP/1.1", "HEAD /else HTTP/1.1"])
    #expect(fixture.names == [])
  }

  @Test func allServersAreTriedBeforehand() throws {
    let server = try LoopbackServer { request, _ in
      request.path == "/file.gz" ? .init(body: Self.content) : .init(status: 404)
    }
    let fixture = try FetchFixture()
    let dead = try LoopbackServer.deadAddress()
    let set = fixture.set([dead + "/file.gz", server.address + "/file.gz"])
    #expect(try fixture.fetcher.isReachable(set, timeout: 60))
    // A mirror whose files stand in one folder.
    fixture.mirror = server.address
    #expect(try fixture.fetcher.isReachable(set, timeout: 60))
  }
}

/// Whether somebody else has the lock on a cache.
private func isHeld(_ cache: DataCache) -> Bool {
  do {
    return try CacheLock(existing: cache.path) == nil
  } catch {
    return false
  }
}
