#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A regular file; nothing else is opened, so that a pipe or a device cannot block.
final class FileSource: ByteSource {
  let what: String
  let path: String
  let length: Int
  private let descriptor: Int32

  var size: Int? { length }
  var limit: Int { length }

  /// - Throws: missing, for what is not there or may not be read; malformed, for what is no file.
  init(_ path: String, what: String) throws(DatasetError) {
    length = try fileSize(path, what: what)
    self.path = path
    self.what = what
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      // Too many files are open, or the system has no memory: nothing is wrong with this one.
      let isScarce = [EMFILE, ENFILE, ENOMEM].contains(errno)
      throw DatasetError(
        isScarce ? .system : .missing, what, at: path,
        "found a file that cannot be opened: \(systemReason())")
    }
  }

  deinit { close(descriptor) }

  func seek(to offset: Int) throws(DatasetError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset) else { throw fault() }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = systemRead(
        descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw fault() }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  private func fault() -> DatasetError {
    DatasetError(.unreadable, what, at: path, "found a file that cannot be read: \(systemReason())")
  }
}

/// The C library's `read`, whose name the source takes.
private func systemRead(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, bytes, count)
}
