/// Fetches data sets into a cache, by the system's program curl.
///
///     let fetcher = try Fetcher(into: cache, environment: ProcessInfo.processInfo.environment)
///     try fetcher.fetch([.mnist]) { event in … }
///
/// A file has its name only when its size and SHA-256 are the published ones. What is interrupted goes on where it was.
public struct Fetcher: Sendable {
  /// Where the files come to stand.
  public let cache: DataCache
  /// The base address that stands for all published ones, if any.
  public let mirror: String?
  /// How long servers are waited for.
  public let limits: FetchLimits
  private let environment: [String: String]

  /// What fetches into a cache. Nothing is asked or made yet.
  ///
  /// - Parameters:
  ///   - cache: where the files come to stand.
  ///   - mirror: a base address of http or https that is asked instead of the published ones: for a file's path in the cache
  ///     below it, then for its name alone.
  ///   - limits: how long servers are waited for.
  ///   - environment: of curl, which finds proxies there, and itself in `PATH`.
  /// - Throws: `DatasetError` (64) for a mirror that is neither of http nor of https.
  public init(
    into cache: DataCache, mirror: String? = nil, limits: FetchLimits = FetchLimits(),
    environment: [String: String]
  ) throws(DatasetError) {
    if let mirror, !Self.isMirror(mirror) {
      throw DatasetError(
        .usage, "mirror", at: withoutPassword(mirror),
        "found another kind of address, expected one that begins with http:// or https://")
    }
    (self.cache, self.mirror, self.limits) = (cache, mirror, limits)
    self.environment = environment
  }

  /// Fetches what is not there yet, one file after the other.
  ///
  /// Where another program fetches into the same cache, this waits for its end.
  ///
  /// - Parameter report: what happens, as it happens.
  /// - Returns: all files of the sets.
  /// - Throws: `DatasetError`: there is no curl or no server that gives a file (69), the folder cannot be made (73), a file cannot be
  ///   written (74). Files that came before it stay.
  @discardableResult
  public func fetch(
    _ sets: [FetchableSet], report: @escaping (FetchEvent) -> Void = { _ in }
  ) throws(DatasetError) -> [FetchedFile] {
    let lock = try CacheLock(making: cache.path) { report(.waits(folder: cache.path)) }
    defer { lock.unlock() }
    var fetched: [FetchedFile] = []
    for file in sets.flatMap(\.files) { fetched.append(try fetch(file, report)) }
    return fetched
  }

  private func fetch(
    _ file: DataFile, _ report: @escaping (FetchEvent) -> Void
  ) throws(DatasetError) -> FetchedFile {
    let path = cache.path(of: file)
    if cache.holds(file) {
      report(.isThere(file))
      return FetchedFile(file: file, path: path, isNew: false)
    }
    let curl = try Curl(environment: environment, limits: limits)
    try makeFolders(folder(of: path))
    var transfer = try FileTransfer(mirrored(file), to: path, curl, report)
    try transfer.run()
    return FetchedFile(file: file, path: path, isNew: true)
  }

  /// Whether a server has a set's first file: a quick try before somebody is told that data will be fetched.
  ///
  /// - Parameter timeout: for each server that is asked, in seconds.
  public func isReachable(_ set: FetchableSet = .mnist, timeout: Int = 3) -> Bool {
    guard let file = set.files.first,
      let curl = try? Curl(environment: environment, limits: limits)
    else { return false }
    return mirrored(file).urls.contains { curl.isReachable($0, timeout: timeout) }
  }

  private static func isMirror(_ address: String) -> Bool {
    ["http://", "https://"].contains { scheme in
      address.prefix(scheme.count).lowercased() == scheme && address.count > scheme.count
    }
  }

  private func mirrored(_ file: DataFile) -> DataFile { mirror.map(file.at(mirror:)) ?? file }
}
