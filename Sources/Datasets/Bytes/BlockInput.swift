/// The bytes of a compressed file, block by block.
struct BlockInput {
  let source: any ByteSource
  /// What the errors call it, such as "gzip stream".
  let name: String
  /// Offset in the file of the source's first byte.
  private let start: Int
  private var block: [UInt8]
  private var place = 0
  private var end = 0
  /// How many bytes have been read from the source.
  private var taken = 0

  init(_ source: any ByteSource, name: String, start: Int = 0) {
    (self.source, self.name, self.start) = (source, name, start)
    block = [UInt8](repeating: 0, count: 65_536)
  }

  /// Offset in the file of the next byte.
  var offset: Int { start + taken - (end - place) }

  /// Whether a byte is at hand; reads the next block if none is.
  mutating func hasMore() throws(DatasetError) -> Bool {
    if place < end { return true }
    var result = Result<Int, DatasetError>.success(0)
    block.withUnsafeMutableBytes { buffer in
      result = Result { () throws(DatasetError) in try source.read(into: buffer) }
    }
    (place, end) = (0, try result.get())
    taken += end
    return end > 0
  }

  /// The next byte; nil at the end.
  mutating func next() throws(DatasetError) -> UInt8? {
    guard try hasMore() else { return nil }
    defer { place += 1 }
    return block[place]
  }

  /// Gives the bytes at hand to a function that tells how many of them it took.
  mutating func consume<Value>(
    _ body: (UnsafeMutableBufferPointer<UInt8>) -> (Value, count: Int)
  ) -> Value {
    let (value, count) = block.withUnsafeMutableBufferPointer { bytes in
      body(UnsafeMutableBufferPointer(rebasing: bytes[place..<end]))
    }
    place += count
    return value
  }

  /// Goes to the next byte that is not zero, or to the end.
  mutating func skipZeros() throws(DatasetError) {
    var isZero = true
    while isZero, try hasMore() {
      isZero = consume { bytes in
        let count = bytes.firstIndex { $0 != 0 } ?? bytes.count
        return (count == bytes.count, count)
      }
    }
  }

  func fault(_ offset: Int, _ reason: String) -> DatasetError {
    DatasetError(.malformed, source.what, at: source.path, "byte \(offset): \(reason)")
  }

  /// The file ends where it must not.
  func stopped(after inflated: Int) -> DatasetError {
    fault(
      offset,
      "the \(name) stops after \(counted(inflated, "byte")) inflated, expected its end")
  }
}
