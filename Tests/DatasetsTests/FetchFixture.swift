import Basics
import Foundation
import Synchronization

@testable import Datasets

/// A cache in a temporary folder, and a small file to be fetched into it.
final class FetchFixture {
  static let content = (0..<3000).map { UInt8($0 % 251) }
  static let hasCurl = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: $0 + "/curl") }

  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  var cache: DataCache { DataCache(path: folder.path + "/cache/report") }
  var content = FetchFixture.content
  var limits = FetchLimits(pauses: [.zero, .zero, .zero])
  var mirror: String?
  var variables: [String: String] = [:]
  private let happened = Mutex<[FetchEvent]>([])

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Without the user's own configuration of curl and proxies.
  var environment: [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return ["PATH": path, "HOME": folder.path].merging(variables) { $1 }
  }
  var fetcher: Fetcher {
    get throws {
      try Fetcher(into: cache, mirror: mirror, limits: limits, environment: environment)
    }
  }
  var events: [FetchEvent] { happened.withLock { $0 } }
  var file: URL { folder.appending(path: "cache/report/set/file.gz") }
  var part: URL { folder.appending(path: "cache/report/set/file.gz.part") }

  func set(_ urls: [String]) -> FetchableSet {
    let sum = hexadecimal(sha256(of: [content]))
    let file = DataFile(path: "set/file.gz", urls: urls, size: content.count, sha256: sum)
    return FetchableSet(name: "set", title: "Set", files: [file])
  }

  @discardableResult
  func fetch(_ urls: [String]) throws -> [FetchedFile] {
    try fetcher.fetch([set(urls)]) { event in self.happened.withLock { $0.append(event) } }
  }

  /// What stands in the cache, below its folder.
  var names: [String] {
    let found = FileManager.default.enumerator(atPath: cache.path)?.allObjects as? [String]
    return (found ?? []).sorted()
  }

  var bytes: [UInt8]? { (try? Data(contentsOf: file)).map(Array.init) }

  /// The reasons for which servers did not give the file.
  var reasons: [String] {
    events.compactMap { if case .failed(_, _, let reason) = $0 { reason } else { nil } }
  }
}
