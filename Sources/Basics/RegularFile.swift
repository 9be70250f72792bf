#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why a file was not read.
package enum FileFault: Error, Equatable, CustomStringConvertible {
  case missing
  /// A folder, a link, a device, a pipe.
  case notRegular
  /// With the greatest size.
  case tooLarge(Int)
  /// With the system's reason.
  case unreadable(String)

  package var description: String {
    switch self {
    case .missing: "the file is missing"
    case .notRegular: "not a regular file"
    case .tooLarge(let limit): "larger than \(grouped(limit)) bytes"
    case .unreadable(let reason): "unreadable: \(reason)"
    }
  }
}

/// The bytes of a regular file of at most `limit` bytes. Nothing that could block is opened, and a file that is too large is not
/// read.
///
/// - Parameter followsLinks: whether a link may lead to it: for a path that the user has named.
package func readRegularFile(
  _ path: String, limit: Int, followsLinks: Bool = false
) throws(FileFault) -> [UInt8] {
  var status = stat()
  guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { throw fault() }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
  let file = open(path, O_RDONLY | (followsLinks ? 0 : O_NOFOLLOW) | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else { throw fault() }
  defer { close(file) }
  // What is open now need not be what was there before.
  guard fstat(file, &status) == 0 else { throw fault() }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
  guard status.st_size <= limit else { throw .tooLarge(limit) }
  return try contents(of: file, size: Int(status.st_size), limit: limit)
}

/// All that a file gives, which can be more than its size was.
private func contents(of file: Int32, size: Int, limit: Int) throws(FileFault) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: size + 1)
  var count = 0
  while true {
    let got = bytes.withUnsafeMutableBytes { buffer in
      read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
    }
    if got < 0, errno == EINTR { continue }
    guard got >= 0 else { throw fault() }
    if got == 0 { break }
    count += got
    guard count <= limit else { throw .tooLarge(limit) }
    if count == bytes.count { bytes += [UInt8](repeating: 0, count: count) }
  }
  bytes.removeLast(bytes.count - count)
  return bytes
}

private func fault() -> FileFault {
  switch errno {
  case ENOENT, ENOTDIR: .missing
  case ELOOP: .notRegular
  default: .unreadable(String(cString: strerror(errno)))
  }
}

/// Where bytes stop being UTF-8; nothing if they do not.
package func firstFault(inUTF8 bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var iterator = bytes.makeIterator()
  var parser = Unicode.UTF8.ForwardParser()
  var offset = 0
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
  return offset
}

/// A number with commas between its thousands.
package func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  return digits.indices.map { index in
    (index > 0 && (digits.count - index) % 3 == 0 && digits[index - 1] != "-" ? "," : "")
      + String(digits[index])
  }.joined()
}
