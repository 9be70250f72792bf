#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The path without links, `.` and `..`; none if nothing is there, or if it is no UTF-8.
func resolved(_ path: String) -> String? {
  guard let pointer = realpath(path, nil) else { return nil }
  defer { free(pointer) }
  return String(validatingCString: pointer)
}

/// The absolute path of a folder, without links but its own name's; as it was given if there is none in UTF-8.
func shown(_ path: String) -> String {
  let clean = withoutLastSlashes(path)
  let slash = clean.lastIndex(of: "/")
  let name = slash.map { String(clean[clean.index(after: $0)...]) } ?? clean
  if ["", ".", ".."].contains(name) { return resolved(clean) ?? clean }
  let parent = slash.map { $0 == clean.startIndex ? "/" : String(clean[..<$0]) } ?? "."
  guard let folder = resolved(parent) else { return clean }
  return folder == "/" ? "/" + name : folder + "/" + name
}

func withoutLastSlashes(_ path: String) -> String {
  var bytes = path.utf8[...]
  while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
  return String(Substring(bytes))
}

/// A folder that is made, with its parents, if it is not there; what was made goes again with the value if it is
/// empty by then.
final class MadeFolder: Sendable {
  private let made: [String]

  init(_ path: String) {
    var made: [String] = []
    for folder in Self.steps(path) where mkdir(folder, 0o777) == 0 { made.append(folder) }
    self.made = made
  }

  deinit { for folder in made.reversed() { rmdir(folder) } }

  /// A path and those of the folders that it is in, from the top.
  private static func steps(_ path: String) -> [String] {
    let slashes = path.indices.dropFirst().filter { path[$0] == "/" }
    return slashes.map { String(path[..<$0]) } + [path]
  }
}
