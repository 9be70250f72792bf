internal import Basics

/// The hash of a file's bytes in hexadecimal, read in pieces of a mebibyte.
///
/// - Throws: `DatasetError` for what is no regular file, or cannot be read.
func fileHash(
  _ path: String, _ function: RunningHash.Function = .sha256, what: String
) throws(DatasetError) -> String {
  let source = try FileSource(path, what: what)
  var hash = RunningHash(function)
  let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
  defer { piece.deallocate() }
  while true {
    let count = try source.read(into: piece)
    if count == 0 { break }
    hash.update(UnsafeRawBufferPointer(rebasing: piece[..<count]))
  }
  return hexadecimal(hash.finish())
}
