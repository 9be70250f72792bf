internal import Foundation
internal import Literate

/// Writes files, each under its name at once, and says so. One that is there with the same bytes is left as it is.
///
/// - Throws: `Failure` (73) where another file is there, before anything is written, or where none can be; (74) on a full disk.
func writeNew(_ files: [(path: String, bytes: [UInt8])]) throws {
  let missing = try files.filter { try !isThere($0.bytes, at: $0.path) }.map(\.path)
  for (path, bytes) in files {
    if missing.contains(path) { try write(bytes, to: path) }
    try Terminal.standardOutput.announce(path)
  }
}

private func isThere(_ bytes: [UInt8], at path: String) throws(Failure) -> Bool {
  guard FileManager.default.fileExists(atPath: path) else { return false }
  if FileManager.default.contents(atPath: path) == Data(bytes) { return true }
  throw Failure(
    .cannotCreate, "file: \(path): found another file of that name, expected none")
}

private func write(_ bytes: [UInt8], to path: String) throws(Failure) {
  let url = URL(filePath: path)
  do {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url, options: .atomic)
  } catch {
    throw fault(error, path)
  }
}

private func fault(_ error: any Error, _ path: String) -> Failure {
  let cause = ((error as? CocoaError)?.underlying as? POSIXError)?.code
  let reason = cause.map { String(cString: strerror($0.rawValue)) } ?? "\(error)"
  let isFull = [.ENOSPC, .EDQUOT, .EIO, .EFBIG].contains(cause)
  return Failure(
    isFull ? .io : .cannotCreate, "file: \(path): found that it cannot be written: \(reason)")
}
