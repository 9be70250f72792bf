internal import Synchronization

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
  /// How many bytes there can be at most.
  var limit: Int { get }

  /// Fills the buffer.
  ///
  /// - Returns: how many bytes it got: fewer than it holds only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int
}

extension ByteSource {
  /// What is wrong at an offset of what the source holds.
  func fault(_ offset: Int, _ reason: String) -> DatasetError {
    DatasetError(.malformed, what, at: path, "byte \(offset): \(reason)")
  }

  /// The next bytes: `count` of them, or fewer at the end.
  ///
  /// - Throws: unreadable or malformed as the source finds it; system, if there is not enough memory.
  func read(_ count: Int) throws(DatasetError) -> [UInt8] {
    var bytes = try emptyArray(count, what: what, path: path)
    var result = Result<Int, DatasetError>.success(0)
    bytes.withUnsafeMutableBytes { buffer in
      result = Result { () throws(DatasetError) in try read(into: buffer) }
    }
    bytes.removeLast(count - (try result.get()))
    return bytes
  }

  /// How many bytes follow: all of them, or, where they are not worth counting further, more than a million.
  func countRest() throws(DatasetError) -> Int {
    var count = 0
    while count <= 1_000_000 {
      let block = try read(65_536)
      if block.isEmpty { break }
      count += block.count
    }
    return count
  }
}

/// An array of so many zeros. The standard library's arrays end the program where there is no memory for them, so one
/// thread at a time looks for it, and takes it.
///
/// - Throws: system, if there is not enough memory.
func emptyArray(_ count: Int, what: String, path: String) throws(DatasetError) -> [UInt8] {
  try allocation.withLock { _ throws(DatasetError) in
    try requireMemory(count, what: what, path: path)
    return [UInt8](repeating: 0, count: count)
  }
}

private let allocation = Mutex(())

/// Finds out whether an array of so many bytes can be had, and beside it what else a thread asks for meanwhile.
///
/// - Throws: system, if there is not enough memory.
package func requireMemory(_ count: Int, what: String, path: String) throws(DatasetError) {
  let (size, isTooLarge) = count.addingReportingOverflow(32 << 20)
  // The compiler knows malloc, and drops a block that is freed unused.
  let block =
    isTooLarge
    ? nil : mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
  guard let block, block != MAP_FAILED else {
    throw DatasetError(.system, what, at: path, "found no memory for \(count) bytes, expected some")
  }
  munmap(block, size)
}

/// The bytes of a data file; those of a gzip file inflated.
func openData(_ path: String, what: String) throws(DatasetError) -> any ByteSource {
  let file = try FileSource(path, what: what)
  let magic = try file.read(2)
  file.seek(to: 0)
  return magic == [0x1f, 0x8b] ? try GzipSource(file) : file
}
