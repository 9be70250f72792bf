#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Bytes in order: those of a file, or those that a compressed file holds.
///
/// A reader looks at a header before it asks for what the header declares, so that no file can make the
/// program take more memory than a data set of the largest size that is allowed.
protocol ByteSource: AnyObject {
  var what: String { get }
  var path: String { get }
  /// How many bytes there are in all; nil where that is known only at the end.
  var size: Int? { get }

  /// Fills the buffer.
  ///
  /// - Returns: how many bytes it got: fewer than it holds only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int
}

extension ByteSource {
  /// The next bytes: `count` of them, or fewer at the end.
  ///
  /// - Throws: unreadable or malformed as the source finds it; system, if there is not enough memory.
  func read(_ count: Int) throws(DatasetError) -> [UInt8] {
    try checkMemory(count, what: what, path: path)
    var fault: DatasetError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      do throws(DatasetError) {
        length = try read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    return bytes
  }
}

/// Finds out whether an array of so many bytes can be had: the standard library's arrays end the program
/// where it cannot.
///
/// - Throws: system, if there is not enough memory.
func checkMemory(_ count: Int, what: String, path: String) throws(DatasetError) {
  // The compiler knows malloc, and drops a block that is freed unused.
  let block = mmap(nil, max(1, count), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
  guard let block, block != MAP_FAILED else {
    throw DatasetError(.system, what, at: path, "found no memory for \(count) bytes, expected some")
  }
  munmap(block, max(1, count))
}

/// The bytes of a data file; those of a gzip file inflated.
func openData(_ path: String, what: String) throws(DatasetError) -> any ByteSource {
  let file = try FileSource(path, what: what)
  let magic = try file.read(2)
  try file.seek(to: 0)
  return magic == [0x1f, 0x8b] ? try GzipSource(file) : file
}
