/// The numbers of an array, each of which is a byte's value, one after the other in a source. They are read block by block:
/// what they take in memory does not depend on how wide they are in the file.
struct Numbers {
  let type: NumberType
  /// At the first number.
  let source: any ByteSource
  /// Offset of the first number.
  let start: Int
  /// How many items there are along the first axis, and how many bytes each has.
  let items, itemSize: Int
  /// Of so many numbers only the first is taken.
  var step = 1

  private static let blockSize = 1 << 18

  /// Offset of the end of the last number. Readers of headers refuse shapes for which it overflows.
  var end: Int { start + items * itemSize }

  /// Whether the source has as many bytes as the header declares; before anything is allocated.
  ///
  /// - Parameter place: where the header says how many there are.
  /// - Throws: malformed.
  func check(declaredAt place: Int) throws(DatasetError) {
    if let size = source.size, size != end { throw fault(size: size) }
    guard end <= source.limit else {
      throw source.fault(
        place,
        "found \(end) bytes by the header, expected at most \(source.limit) "
          + "of a gzip file of this size")
    }
  }

  /// What is wrong with a source of another size.
  private func fault(size: Int) -> DatasetError {
    if size > end { return source.fault(end, extraBytes(size - end)) }
    let item = itemSize > 0 ? max(0, size - start) / itemSize : 0
    return source.fault(size, "the file ends in item \(item) of \(items), expected \(end) bytes")
  }

  /// All numbers, after which the source ends.
  ///
  /// - Throws: malformed, naming the first number that is no integer in 0...255, or where the file ends; what the source throws.
  func all(_ count: Int) throws(DatasetError) -> [UInt8] {
    let result = try first(count)
    let extra = try source.countRest()
    guard extra == 0 else { throw fault(size: end + extra) }
    return result
  }

  /// The first `count` numbers. What follows is not looked at.
  func first(_ count: Int) throws(DatasetError) -> [UInt8] {
    var result = try emptyArray(count, what: source.what, path: source.path)
    var outcome = Result<Void, DatasetError>.success(())
    result.withUnsafeMutableBufferPointer { bytes in
      outcome = Result { () throws(DatasetError) in try fill(bytes) }
    }
    try outcome.get()
    return result
  }

  private func fill(_ bytes: UnsafeMutableBufferPointer<UInt8>) throws(DatasetError) {
    if type.isByte, step == 1 {
      return try take(UnsafeMutableRawBufferPointer(bytes), from: start)
    }
    let width = type.size * step
    let most = max(1, Self.blockSize / width)
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: most * width, alignment: 16)
    defer { block.deallocate() }
    for first in stride(from: 0, to: bytes.count, by: most) {
      let count = min(bytes.count - first, most)
      let part = UnsafeMutableRawBufferPointer(rebasing: block[..<(count * width)])
      try take(part, from: start + first * width)
      if step > 1 { gather(part, count) }
      let target = UnsafeMutableBufferPointer(rebasing: bytes[first..<first + count])
      guard type.convert(UnsafeRawBufferPointer(part), to: target) else {
        throw fault(UnsafeRawBufferPointer(part), count, first)
      }
    }
  }

  /// Fills a buffer with the bytes that stand at an offset.
  private func take(
    _ buffer: UnsafeMutableRawBufferPointer, from offset: Int
  ) throws(DatasetError) {
    let count = try source.read(into: buffer)
    if count == buffer.count { return }
    guard source.size == nil else {
      throw DatasetError(
        .unreadable, source.what, at: source.path,
        "found a file that became shorter, expected \(end) bytes")
    }
    throw fault(size: offset + count)
  }

  /// Puts the numbers that are taken one after the other.
  private func gather(_ block: UnsafeMutableRawBufferPointer, _ count: Int) {
    let width = type.size * step
    for index in 0..<count {
      for byte in 0..<type.size {
        block[index * type.size + byte] = block[index * width + byte]
      }
    }
  }

  /// Names the first number that is no byte's value.
  private func fault(_ block: UnsafeRawBufferPointer, _ count: Int, _ first: Int) -> DatasetError {
    var byte: UInt8 = 0
    let place = withUnsafeMutablePointer(to: &byte) { pointer in
      (0..<count).first { index in
        !type.convert(
          UnsafeRawBufferPointer(rebasing: block[(index * type.size)...]),
          to: UnsafeMutableBufferPointer(start: pointer, count: 1))
      }
    }
    let index = first + (place ?? 0)
    let bytes = block.dropFirst((index - first) * type.size).prefix(type.size)
    return source.fault(
      start + index * type.size * step,
      "element \(index) is \(type.text(bytes)), expected an integer in 0...255")
  }
}
