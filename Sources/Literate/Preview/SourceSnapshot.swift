internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the system says of a file without reading it.
struct FileStamp: Equatable, Sendable {
  let number: UInt64
  /// In bytes.
  let size: Int
  /// Nanoseconds since 1970.
  let modified: Int64

  init(_ status: stat) {
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    number = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int(status.st_size)
    modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

/// The stamps of all files at some places, by path.
struct SourceSnapshot: Equatable, Sendable {
  private(set) var stamps: [String: FileStamp] = [:]

  /// - Parameter places: files, and folders with all below them. What is hidden or a copy that an editor keeps
  ///   (`name~`, `#name#`) is no source.
  init(of places: [String]) { for place in places { add(place, depth: 0) } }

  private static func isSource(_ name: String) -> Bool {
    !name.hasPrefix(".") && !name.hasPrefix("#") && !name.hasSuffix("~")
  }

  /// How deep folders are followed; links could go round in a ring.
  private static let depth = 16

  private mutating func add(_ path: String, depth: Int) {
    var status = stat()
    guard stat(path, &status) == 0, depth <= Self.depth else { return }
    switch status.st_mode & S_IFMT {
    case S_IFREG: stamps[path] = FileStamp(status)
    case S_IFDIR:
      for name in fileNames(in: path) where Self.isSource(name) {
        add(path + "/" + name, depth: depth + 1)
      }
    default: break
    }
  }

  /// Whether all its files are there yet as they were; new ones are not looked for.
  var isCurrent: Bool {
    var status = stat()
    return stamps.allSatisfy { stat($0.key, &status) == 0 && FileStamp(status) == $0.value }
  }

  /// The names of what is new, gone, or has another stamp.
  func differences(from other: SourceSnapshot) -> Set<String> {
    guard self != other else { return [] }
    return Set(stamps.keys).union(other.stamps.keys).filter { stamps[$0] != other.stamps[$0] }
  }
}

/// The names in a folder, in the system's order; none if it cannot be read.
func fileNames(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    names.append(name)
  }
  return names
}
