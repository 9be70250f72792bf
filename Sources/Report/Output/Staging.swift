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

/// Makes the staging folder, or takes over that of a run that died, and locks it.
///
/// - Throws: cannot create, if another run has it, or what is left of one can neither be removed nor moved.
func lockStaging(_ folder: String, output: String) throws -> FileLock {
  guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
    throw ioError(output, "cannot be made", kind: .cannotCreate)
  }
  let lock = try FileLock(folder, output: output)
  do {
    makeRemovable(folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.removeItem(atPath: folder + "/" + name)
    }
    return lock
  } catch {
    return try lockAnother(folder, output: output)
  }
}

/// Moves what cannot be removed out of the way, so that it does not stop every build to come.
private func lockAnother(_ folder: String, output: String) throws -> FileLock {
  let free = (1...99).map { "\(folder)-left-\($0)" }.first { fileType($0) == nil }
  guard let free, rename(folder, free) == 0, mkdir(folder, 0o777) == 0 else {
    throw ReportError(
      .cannotCreate, "output folder", at: output,
      "what an old run left in \(folder) cannot be removed")
  }
  return try FileLock(folder, output: output)
}
