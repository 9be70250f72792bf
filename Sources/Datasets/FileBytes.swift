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
  /// It cannot be said, for the system's reason.
  case hidden(reason: String)
}

/// What is at a path, links followed; nil if nothing is.
func fileKind(_ path: String) -> FileKind? {
  var info = stat()
  guard stat(path, &info) == 0 else {
    return errno == ENOENT || errno == ENOTDIR ? nil : .hidden(reason: systemReason())
  }
  switch info.st_mode & S_IFMT {
  case S_IFREG: return .file(size: Int(info.st_size))
  case S_IFDIR: return .folder
  default: return .other
  }
}

/// What the system says of the call that failed last.
func systemReason() -> String { String(cString: strerror(errno)) }

/// The size in bytes of a regular file.
///
/// - Throws: missing, for what is not there or cannot be looked at; malformed, for what is no file.
func fileSize(_ path: String, what: String) throws(DatasetError) -> Int {
  switch fileKind(path) {
  case .file(let size): return size
  case nil: throw DatasetError(.missing, what, at: path, "found nothing, expected a file")
  case .folder: throw DatasetError(.missing, what, at: path, "found a folder, expected a file")
  case .hidden(let reason):
    throw DatasetError(.missing, what, at: path, "found nothing that can be opened: \(reason)")
  case .other:
    throw DatasetError(.malformed, what, at: path, "found a device or pipe, expected a file")
  }
}
