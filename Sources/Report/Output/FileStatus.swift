#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

enum FileType { case file, directory, link, other }

/// What the system knows of a file or folder.
struct FileStatus {
  let type: FileType
  /// The number of the user whose it is.
  let owner: UInt32
  /// In bytes.
  let size: Int
  let identity: Identity

  /// The same for two names of one file, and for no others.
  struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: type = .file
    case S_IFDIR: type = .directory
    case S_IFLNK: type = .link
    default: type = .other
    }
    owner = status.st_uid
    size = Int(status.st_size)
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino))
  }
}

/// What stands at a path, links not followed; nothing if nothing does.
func fileType(_ path: String) -> FileType? {
  var status = stat()
  return lstat(path, &status) == 0 ? FileStatus(status).type : nil
}
