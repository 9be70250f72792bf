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

/// Whether a file system is mounted at a folder, which then cannot be renamed.
///
/// - Parameter path: absolute, without links.
func isMountPoint(_ path: String) -> Bool {
  var here = stat()
  var above = stat()
  guard lstat(path, &here) == 0, lstat(split(path).parent, &above) == 0 else { return false }
  if here.st_dev != above.st_dev { return true }
  // A folder that is mounted on another of the same file system shows in the kernel's list only.
  guard let list = FileManager.default.contents(atPath: "/proc/self/mountinfo") else {
    return false
  }
  let name = path.replacing("\\", with: "\\134").replacing(" ", with: "\\040")
    .replacing("\t", with: "\\011").replacing("\n", with: "\\012")
  return String(decoding: list, as: UTF8.self).split(separator: "\n").contains { line in
    let fields = line.split(separator: " ")
    return fields.count > 4 && fields[4] == name
  }
}

/// Whether what is in a folder can be removed, if need be after its owner has allowed it.
func canEmpty(_ folder: String) -> Bool {
  var status = stat()
  return lstat(folder, &status) != 0 || status.st_uid == geteuid() || access(folder, W_OK) == 0
}

/// Allows the owner of a folder to remove what is in it, at any depth.
func makeRemovable(_ folder: String) {
  guard fileType(folder) == .directory else { return }
  if access(folder, R_OK | W_OK | X_OK) != 0 { chmod(folder, 0o700) }
  let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
  for name in names ?? [] { makeRemovable(folder + "/" + name) }
}
