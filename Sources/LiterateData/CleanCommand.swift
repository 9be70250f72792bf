internal import ArgumentParser
internal import Datasets
internal import Literate

/// `data clean`.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Deletes what `data fetch` has fetched, and nothing else.")

  func run() throws {
    let cache = try cacheFolder()
    let removed = try cache.clean()
    for file in removed { try Terminal.standardOutput.announce(file.path) }
    let size = removed.map(\.size).reduce(0, +)
    Terminal.standardError.tell(
      removed.isEmpty
        ? "nothing of data fetch is in \(cache.path)"
        : "deleted from \(cache.path): \(megabytes(size))")
  }
}

/// Where fetched files are kept.
///
/// - Throws: `Failure` (73) where there is no place for them.
func cacheFolder() throws(Failure) -> DataCache {
  if let cache = DataCache(environment: Machine.environment) { return cache }
  throw Failure(
    .cannotCreate,
    "cache folder: $XDG_CACHE_HOME, $HOME: found no absolute path in either, expected one in one of them"
  )
}

/// A number of bytes in words: "11.6 MB".
func megabytes(_ bytes: Int) -> String {
  let tenths = (bytes + 50_000) / 100_000
  return tenths < 10 ? "\((bytes + 500) / 1000) kB" : "\(tenths / 10).\(tenths % 10) MB"
}
