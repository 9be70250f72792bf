internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Puts bytes at a path in place of the file that is there, if one is.
///
/// They are written beside it and waited for; then that file gets the name. Whatever fails before leaves the old file
/// as it was.
///
/// - Throws: output, if nothing can be written there; I/O, if writing fails.
func replaceFile(_ path: String, with bytes: [UInt8]) throws(ModelError) {
  // The system would take the path for one that ends there.
  guard !path.utf8.contains(0) else {
    throw WeightFault(.output, "found a path with a zero byte, expected none").error(path)
  }
  let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
  let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
  let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  do throws(ReplacementFault) {
    let descriptor = try asking(.output, "folder") {
      open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    defer { close(descriptor) }
    try checkPlace(name, in: descriptor)
    try replace(name, in: descriptor, with: bytes)
  } catch {
    let reason = "found a \(error.part) that cannot be written: \(error.reason)"
    throw WeightFault(error.kind, reason + ", expected a file in a folder of yours").error(path)
  }
}

/// What the system answered, and of which part.
private struct ReplacementFault: Error {
  let kind: ModelError.Kind
  let part: String
  let reason: String

  init(_ kind: ModelError.Kind, _ part: String, _ reason: String) {
    (self.kind, self.part, self.reason) = (kind, part, reason)
  }

  /// - Parameter code: as in `errno`.
  init(_ kind: ModelError.Kind, _ part: String = "file", code: Int32) {
    // Where the system has no descriptors or no memory left, nothing is wrong with the path.
    let isScarce = [EMFILE, ENFILE, ENOMEM].contains(code)
    self.init(isScarce ? .system : kind, part, String(cString: strerror(code)))
  }
}

/// The result of a call that answers a negative number if it fails; asked again where a signal has interrupted it.
@discardableResult
private func asking<Result: SignedInteger>(
  _ kind: ModelError.Kind, _ part: String = "file", _ call: () -> Result
) throws(ReplacementFault) -> Result {
  while true {
    let result = call()
    if result >= 0 { return result }
    let code = errno
    if code != EINTR { throw ReplacementFault(kind, part, code: code) }
  }
}

/// A folder, a link or a device is not replaced.
private func checkPlace(_ name: String, in folder: Int32) throws(ReplacementFault) {
  var status = stat()
  guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw ReplacementFault(.output, "place", "what is there is no regular file")
  }
}

private func replace(
  _ name: String, in folder: Int32, with bytes: [UInt8]
) throws(ReplacementFault) {
  let (file, temporary) = try createTemporary(in: folder)
  do throws(ReplacementFault) {
    try fill(file, bytes)
    try asking(.output) { renameat(folder, temporary, folder, name) }
  } catch {
    unlinkat(folder, temporary, 0)
    throw error
  }
  try waitForDisk(folder)
}

/// A name that nobody has: not this process in another thread, nor one that was killed and had its number.
private func createTemporary(
  in folder: Int32
) throws(ReplacementFault) -> (file: Int32, name: String) {
  var name = ""
  var attempt = 0
  let file = try asking(.output) {
    while true {
      name = ".weights-\(getpid())-\(attempt).new"
      let file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      if file >= 0 || errno != EEXIST { return file }
      attempt += 1
    }
  }
  return (file, name)
}

/// Writes, waits for the disk, and closes.
private func fill(_ file: Int32, _ bytes: [UInt8]) throws(ReplacementFault) {
  do throws(ReplacementFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try asking(.io) { rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } }
      // A file system that takes nothing and names no reason is full.
      guard count > 0 else { throw ReplacementFault(.io, code: ENOSPC) }
      rest = rest.dropFirst(count)
    }
    try waitForDisk(file)
  } catch {
    close(file)
    throw error
  }
  // The number is free again whatever is answered, also if that is "interrupted".
  if close(file) != 0, errno != EINTR { throw ReplacementFault(.io, code: errno) }
}

/// Some file systems have nothing to wait for, in files or in folders, and say so.
private func waitForDisk(_ descriptor: Int32) throws(ReplacementFault) {
  while fsync(descriptor) != 0 {
    let code = errno
    if [EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP, EBADF].contains(code) { return }
    // Asked again after a failure, the system would answer that all is well.
    if code != EINTR { throw ReplacementFault(.io, code: code) }
  }
}
