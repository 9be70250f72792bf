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
  case nil:
    throw DatasetError(.missing, what, at: path, "found \(nothing(at: path)), expected a file")
  case .folder: throw DatasetError(.missing, what, at: path, "found a folder, expected a file")
  case .hidden(let reason):
    throw DatasetError(.missing, what, at: path, "found nothing that can be opened: \(reason)")
  case .other:
    throw DatasetError(.malformed, what, at: path, "found a device or pipe, expected a file")
  }
}

/// The folder that a path's last name stands in.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// What is at a path at which there is no file: nothing, or a link that leads to nothing.
private func nothing(at path: String) -> String {
  var target = [CChar](repeating: 0, count: 4_096)
  let count = readlink(path, &target, target.count)
  guard count > 0 else { return "nothing" }
  let name = String(
    decoding: target.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  let advice = name.contains("/annex/objects/") ? " (run git annex get)" : ""
  return "a link to \(shortened(name)), where nothing is\(advice)"
}
