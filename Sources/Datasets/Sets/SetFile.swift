/// A file of a data set, by itself or as a member of an archive.
enum SetFile: Sendable, Hashable {
  case file(String)
  case member(archive: String, name: String)

  /// What errors name.
  var path: String {
    switch self {
    case .file(let path): path
    case .member(let archive, let name): joined(archive, name)
    }
  }

  /// What lies on the disk.
  var pathOnDisk: String {
    switch self {
    case .file(let path): path
    case .member(let archive, _): archive
    }
  }
}
