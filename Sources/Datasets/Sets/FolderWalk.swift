#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Everything but folders in a folder and at most three levels below it.
///
/// Links are followed, but no folder is entered twice, so that a loop of them ends. Names that begin with a dot are left out.
/// Near things come before far ones, and what is in one folder in the order of its names' bytes.
struct FolderWalk {
  /// A file, or what else is no folder.
  struct Entry {
    let name: String
    /// Of the folder that it is in.
    let folder: String
    /// Names of the folders that lead there from where the walk began.
    let below: [String]

    var path: String { joined(folder, name) }
  }

  /// How many levels of folders below the first are entered.
  static let depth = 3
  /// How many entries are looked at.
  static let limit = 200_000

  private(set) var entries: [Entry] = []
  /// What could not be looked at, one line each.
  private(set) var notes: [String] = []
  private let limit: Int
  private var seen = 0
  private var entered: Set<Identity> = []

  private struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  private struct Folder {
    let path: String
    let below: [String]
  }

  init(_ root: String, limit: Int = Self.limit) {
    self.limit = limit
    var level = [Folder(path: root, below: [])]
    for depth in 0...Self.depth {
      var next: [Folder] = []
      for folder in level where seen < limit { next += enter(folder) }
      level = depth < Self.depth ? next : []
    }
    if seen >= limit {
      notes.append("\(root): \(limit) entries were looked at, and no further ones")
    }
  }

  /// Notes what is in a folder.
  ///
  /// - Returns: the folders in it.
  private mutating func enter(_ folder: Folder) -> [Folder] {
    guard let stream = opendir(folder.path) else {
      notes.append("\(folder.path): passed over: \(systemReason())")
      return []
    }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(dirfd(stream), &status) == 0 else { return [] }
    let identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino))
    guard entered.insert(identity).inserted else { return [] }
    var names: [(name: String, type: Int)] = []
    while seen < limit, let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      seen += 1
      names.append((name, Int(entry.pointee.d_type)))
    }
    names.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return part(names, in: folder)
  }

  /// Keeps files, and gives back folders.
  private mutating func part(
    _ names: [(name: String, type: Int)], in folder: Folder
  ) -> [Folder] {
    var folders: [Folder] = []
    for (name, type) in names {
      let path = joined(folder.path, name)
      if Self.isFolder(path, type) {
        folders.append(Folder(path: path, below: folder.below + [name]))
      } else {
        entries.append(Entry(name: name, folder: folder.path, below: folder.below))
      }
    }
    return folders
  }

  /// The system tells the type of most entries with their names; links and what it does not tell have to be looked at.
  private static func isFolder(_ path: String, _ type: Int) -> Bool {
    switch type {
    case Int(DT_DIR): true
    case Int(DT_LNK), Int(DT_UNKNOWN): fileKind(path) == .folder
    default: false
    }
  }
}
