#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A folder that is open: what is done in it is done in this very folder, whatever its name leads to by then.
///
/// Names are those of entries of the folder itself. No link is followed but by ``init(_:)``.
final class Directory: Sendable {
  private let descriptor: Int32

  /// Opens the folder that a path leads to.
  convenience init(_ path: String) throws(SystemError) {
    self.init(try checked { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
  }

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Opens a folder of this one.
  func folder(_ name: String) throws(SystemError) -> Directory {
    Directory(
      try checked { openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) })
  }

  /// What is known of the folder itself.
  func status() throws(SystemError) -> FileStatus {
    var status = stat()
    try checked { fstat(descriptor, &status) }
    return FileStatus(status)
  }

  /// What is known of an entry; nil if there is none.
  func status(_ name: String) throws(SystemError) -> FileStatus? {
    var status = stat()
    do {
      try checked { fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) }
    } catch  where error.code == ENOENT {
      return nil
    }
    return FileStatus(status)
  }

  /// Whether the folder is the one that a path leads to now.
  func isAt(_ path: String) -> Bool {
    guard let here = try? status(), let there = try? Directory(path).status() else { return false }
    return here.identity == there.identity
  }

  /// Locks the folder until it is unlocked or the value's life ends; the lock is the kernel's, and ends with the process.
  ///
  /// A file system that has no locks is none that another run holds.
  ///
  /// - Returns: whether nobody else has the lock.
  func lock() -> Bool {
    flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  func unlock() { flock(descriptor, LOCK_UN) }

  /// Writes a new file and waits for the disk; there is none if that fails.
  func create(_ name: String, _ bytes: [UInt8]) throws(SystemError) {
    let file = try checked {
      openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    }
    do {
      try fill(file, bytes)
    } catch {
      try? remove(name)
      throw error
    }
  }

  /// The first bytes of a regular file.
  func read(_ name: String, upTo limit: Int) throws(SystemError) -> [UInt8] {
    let file = try checked {
      openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit {
      let next = try checked { systemRead(file, &bytes, from: count) }
      if next == 0 { break }
      count += next
    }
    return Array(bytes.prefix(count))
  }

  /// Gives a file another name, in place of what has that name.
  func rename(_ name: String, to other: String) throws(SystemError) {
    try checked { renameat(descriptor, name, descriptor, other) }
  }

  func remove(_ name: String) throws(SystemError) { try checked { unlinkat(descriptor, name, 0) } }

  func makeFolder(_ name: String) throws(SystemError) {
    try checked { mkdirat(descriptor, name, 0o777) }
  }

  /// Removes a folder that is empty.
  func removeFolder(_ name: String) throws(SystemError) {
    try checked { unlinkat(descriptor, name, AT_REMOVEDIR) }
  }

  /// Waits until the folder's names are on the disk.
  func synchronize() throws(SystemError) { try waitForDisk(descriptor) }
}

private func systemRead(_ file: Int32, _ bytes: inout [UInt8], from start: Int) -> Int {
  bytes.withUnsafeMutableBytes { read(file, $0.baseAddress?.advanced(by: start), $0.count - start) }
}

/// Writes, waits for the disk, and closes.
private func fill(_ file: Int32, _ bytes: [UInt8]) throws(SystemError) {
  do {
    try writeAll(file, bytes)
    try waitForDisk(file)
  } catch {
    close(file)
    throw error
  }
  // The number is free again whatever is answered, also if that is "interrupted".
  if close(file) != 0, errno != EINTR { throw SystemError(errno) }
}

private func writeAll(_ file: Int32, _ bytes: [UInt8]) throws(SystemError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = try checked { rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } }
    // A file system that takes nothing and names no reason is full.
    guard count > 0 else { throw SystemError(ENOSPC) }
    rest = rest.dropFirst(count)
  }
}

/// Some file systems have nothing to wait for, in files or in folders, and say so.
private func waitForDisk(_ descriptor: Int32) throws(SystemError) {
  do {
    try checked { fsync(descriptor) }
  } catch  where [EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP, EBADF].contains(error.code) {}
}
