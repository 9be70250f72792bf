#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A folder locked as long as the value lives.
///
/// The lock is the kernel's: it ends with the process, however that ends.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// - Parameter output: the folder to name in an error.
  /// - Throws: cannot create, if another run has the lock or the folder cannot be opened.
  init(_ folder: String, output: String) throws {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw ioError(folder, "cannot be opened", kind: .cannotCreate) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isAt(folder) else {
      close(descriptor)
      throw ReportError(.cannotCreate, "output folder", at: output, "another run is writing it")
    }
  }

  deinit { close(descriptor) }

  /// Lets others in before the value's life ends.
  func release() { flock(descriptor, LOCK_UN) }

  /// Whether the locked folder is the one that has this name now: names are exchanged at the end of a run.
  func isAt(_ path: String) -> Bool {
    var here = stat()
    var there = stat()
    return fstat(descriptor, &here) == 0 && lstat(path, &there) == 0
      && here.st_ino == there.st_ino && here.st_dev == there.st_dev
  }
}
