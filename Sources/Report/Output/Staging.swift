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
/// - Throws: cannot create, if another run has it, or what is left of one cannot be removed.
func lockStaging(_ folder: String, output: String) throws -> FileLock {
  guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
    throw ioError(output, "cannot be made", kind: .cannotCreate)
  }
  let lock = try FileLock(folder, output: output)
  do {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  } catch {
    throw ReportError(
      .cannotCreate, "output folder", at: output,
      "what an old run left in \(folder) cannot be removed")
  }
  return lock
}
