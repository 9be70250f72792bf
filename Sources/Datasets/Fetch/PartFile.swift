#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that is still coming: `NAME.part` beside the name that it will have.
final class PartFile {
  static let suffix = ".part"

  let path: String
  private let name: String
  private let what: String
  private var descriptor: Int32 = -1
  /// Bytes so far.
  private(set) var size = 0

  /// What there is of the file that will be at `name`.
  ///
  /// - Throws: `DatasetError` (73) if something else stands there.
  init(of name: String, what: String) throws(DatasetError) {
    (self.name, path, self.what) = (name, name + Self.suffix, what)
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    guard info.st_mode & S_IFMT == S_IFREG else {
      throw DatasetError(
        .cannotCreate, what, at: path, "found something else, expected a file or nothing")
    }
    size = Int(info.st_size)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func append(_ bytes: UnsafeRawBufferPointer) throws(DatasetError) {
    try openIfNeeded()
    if let reason = writeAll(bytes, to: descriptor) { throw fault(reason) }
    size += bytes.count
  }

  /// Takes it away, to start anew.
  ///
  /// - Throws: `DatasetError` (73) if it stays: what comes next would stand after its bytes.
  func discard() throws(DatasetError) {
    closeIfOpen()
    guard unlink(path) == 0 || errno == ENOENT else {
      throw DatasetError(
        .cannotCreate, what, at: path, "found that it cannot be removed: \(systemReason())")
    }
    size = 0
  }

  /// Gives the file its name: its bytes are on the disk before, and the name is after.
  func finish() throws(DatasetError) {
    try openIfNeeded()
    guard fsync(descriptor) == 0 else { throw fault(systemReason()) }
    closeIfOpen()
    guard rename(path, name) == 0 else {
      throw DatasetError(
        .cannotCreate, what, at: name, "found that it cannot be put there: \(systemReason())")
    }
    let folder = open(folder(of: name), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    // Not every file system can do this with a folder; the file is whole in any case.
    fsync(folder)
    close(folder)
  }

  private func openIfNeeded() throws(DatasetError) {
    guard descriptor < 0 else { return }
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    descriptor = open(path, flags, 0o666)
    guard descriptor >= 0 else {
      throw DatasetError(
        .cannotCreate, what, at: path, "found that it cannot be made: \(systemReason())")
    }
  }

  private func closeIfOpen() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  private func fault(_ reason: String) -> DatasetError {
    DatasetError(.unreadable, what, at: path, "found that it cannot be written: \(reason)")
  }
}

/// Writes all bytes.
///
/// - Returns: the system's reason if it does not take them.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> String? {
  var rest = bytes
  while !rest.isEmpty {
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return systemReason() }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
  return nil
}
