#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Bytes that can be read from any place, by several threads at once.
protocol ByteStore: Sendable {
  var size: Int { get }

  /// Fills the buffer with what stands from an offset on.
  ///
  /// - Returns: how many bytes it got: fewer than it holds only at the end.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(StoreFault) -> Int
}

/// The system does not give bytes that should be there, for its own reason.
struct StoreFault: Error {
  let reason: String
}

/// A regular file that is open for reading.
final class OpenFile: ByteStore {
  let size: Int
  private let descriptor: Int32

  /// Nothing that could block is opened. What is open need not be what was looked at before, so it is looked at again.
  ///
  /// - Throws: missing, for what is not there or may not be read; malformed, for what is no file.
  init(_ path: String, what: String) throws(DatasetError) {
    _ = try fileSize(path, what: what)
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else {
      // Too many files are open, or the system has no memory: nothing is wrong with this one.
      let isScarce = [EMFILE, ENFILE, ENOMEM].contains(errno)
      throw DatasetError(
        isScarce ? .system : .missing, what, at: path,
        "found a file that cannot be opened: \(systemReason())")
    }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw DatasetError(.malformed, what, at: path, "found a device or pipe, expected a file")
    }
    size = Int(info.st_size)
  }

  deinit { close(descriptor) }

  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(StoreFault) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled,
        off_t(offset + filled))
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw StoreFault(reason: systemReason()) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}

/// Bytes that stand in memory.
struct MemoryStore: ByteStore {
  let bytes: [UInt8]

  var size: Int { bytes.count }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let part = bytes.dropFirst(offset).prefix(buffer.count)
    buffer.copyBytes(from: part)
    return part.count
  }
}
