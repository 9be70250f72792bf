#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What is at a path.
enum FileKind: Equatable {
  case file(size: Int)
  case folder
  case other
}

/// What is at a path, links followed; nil if nothing is.
func fileKind(_ path: String) -> FileKind? {
  var info = stat()
  guard stat(path, &info) == 0 else { return nil }
  switch info.st_mode & S_IFMT {
  case S_IFREG: return .file(size: Int(info.st_size))
  case S_IFDIR: return .folder
  default: return .other
  }
}

/// The bytes of a regular file; nothing else is opened, so that a pipe or a device cannot block.
///
/// - Parameter prefix: how many bytes to read at most; nil for all.
func readFile(_ path: String, what: String, prefix: Int? = nil) throws(DatasetError) -> [UInt8] {
  let size = try fileSize(path, what: what)
  guard let file = fopen(path, "rb") else {
    throw DatasetError(.unreadable, what, at: path, String(cString: strerror(errno)))
  }
  defer { fclose(file) }
  let length = min(size, prefix ?? size)
  let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
    count = length == 0 ? 0 : fread(buffer.baseAddress, 1, length, file)
  }
  guard bytes.count == length else {
    throw DatasetError(
      .unreadable, what, at: path, "found \(bytes.count) bytes, expected \(length)")
  }
  return bytes
}

/// The size in bytes of a regular file.
func fileSize(_ path: String, what: String) throws(DatasetError) -> Int {
  switch fileKind(path) {
  case .file(let size): return size
  case nil: throw DatasetError(.missing, what, at: path, "found nothing, expected a file")
  case .folder: throw DatasetError(.missing, what, at: path, "found a folder, expected a file")
  case .other:
    throw DatasetError(.malformed, what, at: path, "found a device or pipe, expected a file")
  }
}
