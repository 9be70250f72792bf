#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The right to write into the cache: one program at a time has it. It is the kernel's lock on the folder, and ends with the program.
final class CacheLock {
  private let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// The lock on a folder that is there; nil if somebody has it.
  ///
  /// - Throws: `DatasetError` (73) if the folder cannot be opened.
  convenience init?(existing path: String) throws(DatasetError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw folderFault(path) }
    self.init(folder)
    // A file system without locks is none that another program holds.
    guard flock(folder, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else { return nil }
  }

  /// Makes the folder and takes the lock as soon as nobody has it.
  ///
  /// - Parameter waits: called once if somebody has it.
  /// - Throws: `DatasetError` (73) if there can be no such folder.
  convenience init(making path: String, waits: () -> Void) throws(DatasetError) {
    while true {
      try makeFolders(path)
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard folder >= 0 else { throw folderFault(path) }
      if flock(folder, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        waits()
        while flock(folder, LOCK_EX) != 0, errno == EINTR {}
      }
      // Who had it may have taken the folder away.
      if isOpen(folder, at: path) {
        self.init(folder)
        return
      }
      close(folder)
    }
  }

  /// Gives it back before the value's life ends.
  func unlock() { flock(descriptor, LOCK_UN) }
}

private func isOpen(_ descriptor: Int32, at path: String) -> Bool {
  var (here, there) = (stat(), stat())
  return fstat(descriptor, &here) == 0 && stat(path, &there) == 0
    && (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)
}

/// Makes a folder and those that it stands in, for the user alone as XDG has it.
///
/// - Throws: `DatasetError` (73).
func makeFolders(_ path: String) throws(DatasetError) {
  switch fileKind(path) {
  case .folder: return
  case nil: break
  case .hidden(let reason): throw folderFault(path, reason)
  case .file, .other:
    throw DatasetError(
      .cannotCreate, "data cache", at: path, "found something else, expected a folder")
  }
  let parent = folder(of: path)
  if parent != path { try makeFolders(parent) }
  guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw folderFault(path) }
}

private func folderFault(_ path: String, _ reason: String = systemReason()) -> DatasetError {
  DatasetError(
    .cannotCreate, "data cache", at: path, "found that it cannot be made or opened: \(reason)")
}
