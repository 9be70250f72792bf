import Foundation
import Testing

@testable import Model

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where files of weights can be and where not; the old file survives whatever fails.
@Suite struct WeightFilePlaceTests {
  private static let old = [(name: "old", tensor: Tensor([1, 2, 3]))]
  private static let large = [
    (name: "large", tensor: Tensor([Float](repeating: 1, count: 1 << 16)))
  ]
  /// Less than the large file has.
  private static let room: rlim_t = 65_536

  private func kind(_ body: () throws -> Void) -> ModelError.Kind? {
    do {
      try body()
      return nil
    } catch { return (error as? ModelError)?.kind }
  }

  @Test func whatIsNotThereCannotBeReadOrWritten() throws {
    let folder = try TemporaryFolder()
    #expect(kind { _ = try WeightFile.read(folder.path + "/a.npz") } == .input)
    #expect(kind { _ = try WeightFile.read(folder.path + "\0.npz") } == .input)
    #expect(kind { _ = try WeightFile.read(folder.path) } == .badData)
    #expect(kind { try WeightFile.write([], to: folder.path + "/b/a.npz") } == .output)
    #expect(kind { try WeightFile.write([], to: folder.path + "\0/a.npz") } == .output)
    #expect(folder.names == [])
  }

  @Test func foldersAndLinksAreNotReplaced() throws {
    let folder = try TemporaryFolder()
    let files = FileManager.default
    try files.createDirectory(atPath: folder.path + "/a.npz", withIntermediateDirectories: false)
    try files.createSymbolicLink(atPath: folder.path + "/b.npz", withDestinationPath: "c.npz")
    for name in ["a.npz", "b.npz"] {
      #expect(kind { try WeightFile.write(Self.old, to: folder.path + "/" + name) } == .output)
    }
    #expect(Set(folder.names) == ["a.npz", "b.npz"])
  }

  @Test(.enabled(if: geteuid() != 0, "nothing is forbidden to root"))
  func aFolderThatCannotBeWrittenKeepsItsFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.npz"
    try WeightFile.write(Self.old, to: path)
    chmod(folder.path, 0o500)
    defer { chmod(folder.path, 0o700) }
    #expect(kind { try WeightFile.write(Self.large, to: path) } == .output)
    #expect(try WeightFile.read(path).map(\.name) == ["old"])
  }

  /// The system refuses to write more than so much.
  @Test func aFullDiskKeepsTheOldFile() async throws {
    let folder = try TemporaryFolder("full-\(getpid())")
    try WeightFile.write(Self.old, to: folder.path + "/a.npz")
    await #expect(processExitsWith: .success) {
      let path = TemporaryFolder.path("full-\(getppid())") + "/a.npz"
      signal(SIGXFSZ, SIG_IGN)
      Self.limitFiles()
      do {
        try WeightFile.write(Self.large, to: path)
      } catch let error as ModelError where error.kind == .io {
        exit(EXIT_SUCCESS)
      }
      exit(EXIT_FAILURE)
    }
    #expect(try WeightFile.read(folder.path + "/a.npz").map(\.name) == ["old"])
    #expect(folder.names == ["a.npz"])
  }

  /// A process that writes again and again is killed while a file beside the old one is not whole, or hardly; what it
  /// leaves stops nobody.
  @Test func aKilledWriteKeepsAWholeFile() async throws {
    let folder = try TemporaryFolder("killed-\(getpid())")
    let path = folder.path + "/a.npz"
    try WeightFile.write(Self.old, to: path)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let folder = TemporaryFolder.path("killed-\(getppid())")
      Thread.detachNewThread {
        while (try? FileManager.default.contentsOfDirectory(atPath: folder).count) == 1 {}
        kill(getpid(), SIGKILL)
      }
      while true { try WeightFile.write(Self.large, to: folder + "/a.npz") }
    }
    let (name, tensor) = try #require(try WeightFile.read(path).first)
    #expect(tensor == (name == "old" ? Self.old : Self.large)[0].tensor)
    try WeightFile.write(Self.old, to: path)
    #expect(try WeightFile.read(path).map(\.name) == ["old"])
  }

  private static func limitFiles() {
    var limit = rlimit(rlim_cur: room, rlim_max: room)
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #else
      setrlimit(RLIMIT_FSIZE, &limit)
    #endif
  }
}
