#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The folder that fetched files are kept in.
///
///     mnist/train-images-idx3-ubyte.gz …     mnist_c.zip     fashion-mnist/…     kmnist/…
public struct DataCache: Sendable, Equatable {
  /// The folder's path, without a slash at its end.
  public let path: String

  /// The cache in a folder.
  ///
  /// - Parameter path: any folder; it is made when something is fetched.
  public init(path: String) {
    let end = path.lastIndex { $0 != "/" }
    self.path = end.map { String(path[...$0]) } ?? path
  }

  /// The user's: `report` in `$XDG_CACHE_HOME`, else in `~/.cache` (XDG Base Directory Specification 0.8); nil if there is neither.
  /// Variables that hold no absolute path are as good as not set.
  public init?(environment: [String: String]) {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      self.init(path: cache + "/report")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      self.init(path: home + "/.cache/report")
    } else {
      return nil
    }
  }

  /// Where a file stands once it has been fetched.
  public func path(of file: DataFile) -> String { "\(path)/\(file.path)" }

  /// Whether a file is there and is the published one. All of it is read.
  public func holds(_ file: DataFile) -> Bool {
    let path = path(of: file)
    guard fileKind(path) == .file(size: file.size) else { return false }
    return (try? fileHash(path, what: file.name)) == file.sha256
  }
}

/// A file that `DataCache.clean` has taken away.
public struct RemovedFile: Sendable, Equatable {
  /// Where it was.
  public let path: String
  /// Its size in bytes.
  public let size: Int
}

extension DataCache {
  /// Takes away the files of some sets, whole or not, and the folders that are empty then. Nothing else is touched, links are not
  /// followed, and a folder that is a link is left alone.
  ///
  /// - Returns: what has been taken away.
  /// - Throws: `DatasetError`: another program fetches into the folder (69), or a file cannot be removed (73).
  public func clean(_ sets: [FetchableSet] = FetchableSet.all) throws(DatasetError) -> [RemovedFile]
  {
    guard fileKind(path) == .folder else { return [] }
    guard let lock = try CacheLock(existing: path) else {
      throw DatasetError(
        .unavailable, "data cache", at: path, "found another fetch at work there, expected none")
    }
    defer { lock.unlock() }
    var removed: [RemovedFile] = []
    for file in sets.flatMap(\.files) {
      for path in [path(of: file), path(of: file) + PartFile.suffix] {
        if let file = try remove(path) { removed.append(file) }
      }
    }
    for file in sets.flatMap(\.files) { removeFolders(of: file) }
    rmdir(path)
    return removed
  }

  /// Whether the folders between the cache and a file are folders, and none a link.
  private func isWithin(_ path: String) -> Bool {
    var folder = folder(of: path)
    var info = stat()
    while folder.count > self.path.count {
      guard lstat(folder, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else { return false }
      folder = Datasets.folder(of: folder)
    }
    return folder == self.path
  }

  private func remove(_ path: String) throws(DatasetError) -> RemovedFile? {
    var info = stat()
    guard isWithin(path), lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    guard unlink(path) == 0 else {
      throw DatasetError(
        .cannotCreate, "data cache", at: path, "found that it cannot be removed: \(systemReason())")
    }
    return RemovedFile(path: path, size: Int(info.st_size))
  }

  private func removeFolders(of file: DataFile) {
    var folder = folder(of: path(of: file))
    while folder.count > path.count, isWithin(folder + "/") {
      // The system keeps what is not empty.
      rmdir(folder)
      folder = Datasets.folder(of: folder)
    }
  }
}
