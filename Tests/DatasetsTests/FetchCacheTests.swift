import Foundation
import Testing

@testable import Datasets

@Suite struct FetchCacheTests {
  @Test(
    arguments: [
      (["XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/report"),
      (["XDG_CACHE_HOME": "x", "HOME": "/h"], "/h/.cache/report"),
      (["XDG_CACHE_HOME": "", "HOME": "/h"], "/h/.cache/report"),
      (["HOME": "h"], nil),
      ([:], nil),
    ] as [([String: String], String?)])
  func itsPlace(_ environment: [String: String], _ path: String?) {
    #expect(DataCache(environment: environment)?.path == path)
  }

  @Test(arguments: [("/a/", "/a"), ("/a//", "/a"), ("/", "/"), ("a", "a")])
  func itsPathEndsWithAName(_ given: String, _ path: String) {
    #expect(DataCache(path: given).path == path)
  }

  @Test func cleaningTakesWhatIsItsOwn() throws {
    let fixture = try FetchFixture()
    let cache = fixture.folder.appending(path: "cache/report")
    let own = [
      "mnist/train-images-idx3-ubyte.gz", "mnist_c.zip.part", "kmnist/t10k-labels-idx1-ubyte.gz",
    ]
    let foreign = ["kmnist/notes.txt", "other/train-images-idx3-ubyte.gz"]
    for name in own + foreign { try write([1, 2, 3], to: cache.appending(path: name)) }
    let removed = try fixture.cache.clean()
    #expect(
      removed.sorted { $0.path < $1.path }
        == own.sorted().map { RemovedFile(path: "\(cache.path)/\($0)", size: 3) })
    #expect(fixture.names == (foreign + ["kmnist", "other"]).sorted())
  }

  @Test func cleaningTakesOnlyTheSetsThatAreNamed() throws {
    let fixture = try FetchFixture()
    let cache = fixture.folder.appending(path: "cache/report")
    try write([1], to: cache.appending(path: "mnist_c.zip"))
    try write([1, 2], to: cache.appending(path: "mnist/t10k-images-idx3-ubyte.gz"))
    #expect(try fixture.cache.clean([.mnist]).map(\.size) == [2])
    #expect(fixture.names == ["mnist_c.zip"])
    #expect(try fixture.cache.clean().map(\.size) == [1])
    #expect(!FileManager.default.fileExists(atPath: cache.path))
    #expect(try fixture.cache.clean() == [])
  }

  @Test func cleaningFollowsNoLink() throws {
    let fixture = try FetchFixture()
    let cache = fixture.folder.appending(path: "cache/report")
    let mine = fixture.folder.appending(path: "mine")
    let name = "t10k-images-idx3-ubyte.gz"
    try write([1], to: mine.appending(path: name))
    try makeFolders(cache.path + "/kmnist")
    let files = FileManager.default
    try files.createSymbolicLink(at: cache.appending(path: "mnist"), withDestinationURL: mine)
    try files.createSymbolicLink(
      at: cache.appending(path: "kmnist/" + name), withDestinationURL: mine.appending(path: name))
    #expect(try fixture.cache.clean() == [])
    #expect(files.fileExists(atPath: mine.appending(path: name).path))
    #expect(fixture.names.contains("kmnist/" + name))
    #expect(fixture.names.contains("mnist"))
  }

  @Test func cleaningWaitsForNobody() throws {
    let fixture = try FetchFixture()
    try write([1], to: fixture.folder.appending(path: "cache/report/mnist_c.zip"))
    let lock = try #require(try CacheLock(existing: fixture.cache.path))
    let error = try #require(datasetError { _ = try fixture.cache.clean() })
    #expect(error.kind == .unavailable)
    #expect(fixture.names == ["mnist_c.zip"])
    lock.unlock()
    #expect(try fixture.cache.clean().count == 1)
  }
}
