#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

enum FileType { case file, directory, link, other }

/// What stands at a path, links not followed; nothing if nothing does.
func fileType(_ path: String) -> FileType? {
  var status = stat()
  guard lstat(path, &status) == 0 else { return nil }
  switch status.st_mode & S_IFMT {
  case S_IFREG: return .file
  case S_IFDIR: return .directory
  case S_IFLNK: return .link
  default: return .other
  }
}

/// The path without links, `.` and `..`; none if nothing is there.
func resolved(_ path: String) -> String? {
  guard let pointer = realpath(path, nil) else { return nil }
  defer { free(pointer) }
  return String(cString: pointer)
}

/// A path's folder and last name.
func split(_ path: String) -> (parent: String, name: String) {
  guard let slash = path.lastIndex(of: "/") else { return (".", path) }
  let parent = String(path[..<slash])
  return (parent.isEmpty ? "/" : parent, String(path[path.index(after: slash)...]))
}

/// The absolute path of an output folder, whose parents are made if they are missing.
///
/// - Throws: cannot create, for a path that names no new folder, or a parent that cannot be made.
func resolvedOutput(_ path: String) throws -> String {
  func refusal(_ reason: String) -> ReportError {
    ReportError(.cannotCreate, "output folder", at: path, reason)
  }
  var clean = path
  while clean.count > 1, clean.hasSuffix("/") { clean.removeLast() }
  guard !clean.isEmpty, !clean.utf8.contains(0) else { throw refusal("expected a folder's name") }
  let (parent, name) = split(clean)
  if name.isEmpty || name == "." || name == ".." {
    guard let whole = resolved(clean), whole != "/" else {
      throw refusal("expected a folder's name")
    }
    return whole
  }
  do {
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
  } catch {
    throw refusal("its parent cannot be made")
  }
  guard let folder = resolved(parent) else { throw refusal("its parent cannot be found") }
  return folder == "/" ? "/" + name : folder + "/" + name
}

/// An I/O error with the system's reason.
func ioError(_ path: String, _ doing: String, kind: ReportError.Kind = .io) -> ReportError {
  let reason = String(cString: strerror(errno))
  return ReportError(kind, "output", at: path, "\(doing): \(reason)")
}

func makeFolder(_ path: String) throws {
  guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw ioError(path, "cannot be made") }
}

/// Removes a file or a folder with all that is in it; nothing happens if there is none.
func removeTree(_ path: String) {
  guard fileType(path) != nil else { return }
  makeRemovable(path)
  try? FileManager.default.removeItem(atPath: path)
}

/// Writes a new file and waits for the disk.
///
/// - Parameter name: the path to name in an error.
/// - Throws: I/O.
func writeFile(_ path: String, _ bytes: [UInt8], reportedAs name: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw ioError(name, "cannot be made") }
  var fault: ReportError?
  do {
    try writeAll(descriptor, bytes, name)
    if fsync(descriptor) != 0 { throw ioError(name, "cannot be written to the disk") }
  } catch {
    fault = error as? ReportError
  }
  if close(descriptor) != 0, fault == nil { fault = ioError(name, "cannot be closed") }
  if let fault { throw fault }
}

private func writeAll(_ descriptor: Int32, _ bytes: [UInt8], _ name: String) throws {
  try bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset < buffer.count {
      let count = write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ioError(name, "cannot be written") }
      offset += count
    }
  }
}

/// Waits until a folder's entries are on the disk.
func synchronize(_ folder: String) throws {
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw ioError(folder, "cannot be opened") }
  defer { close(descriptor) }
  // Some file systems have nothing to do for a folder, and say so.
  guard fsync(descriptor) == 0 || errno == EINVAL else {
    throw ioError(folder, "cannot be written to the disk")
  }
}
