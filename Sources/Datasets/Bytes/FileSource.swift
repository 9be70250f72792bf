/// A regular file, or a part of one. Nothing else is opened, so that a pipe or a device cannot block.
final class FileSource: ByteSource {
  let what: String
  let path: String
  let length: Int
  let store: any ByteStore
  /// Where the part begins in the file.
  let start: Int
  private var position = 0

  var size: Int? { length }
  var limit: Int { length }

  init(_ store: any ByteStore, _ range: Range<Int>, what: String, path: String) {
    (self.store, self.what, self.path) = (store, what, path)
    (start, length) = (range.lowerBound, range.count)
  }

  /// - Throws: missing, for what is not there or may not be read; malformed, for what is no file.
  convenience init(_ path: String, what: String) throws(DatasetError) {
    let file = try OpenFile(path, what: what)
    self.init(file, 0..<file.size, what: what, path: path)
  }

  /// Bytes at hand, read as if they stood in a file.
  convenience init(_ bytes: [UInt8], what: String, path: String) {
    self.init(MemoryStore(bytes: bytes), 0..<bytes.count, what: what, path: path)
  }

  /// A whole file that is open already, from its beginning.
  convenience init(_ store: any ByteStore, what: String, path: String) {
    self.init(store, 0..<store.size, what: what, path: path)
  }

  /// A part of the file, with a place of reading and a name of its own.
  ///
  /// - Parameter range: offsets in this source.
  func part(_ range: Range<Int>, path: String) -> FileSource {
    FileSource(store, start + range.lowerBound..<start + range.upperBound, what: what, path: path)
  }

  func seek(to offset: Int) { position = min(offset, length) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(length - position))
    do throws(StoreFault) {
      let count = try store.read(at: start + position, into: room)
      position += count
      return count
    } catch {
      throw DatasetError(
        .unreadable, what, at: path, "found a file that cannot be read: \(error.reason)")
    }
  }
}
