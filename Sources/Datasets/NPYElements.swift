/// The elements of an array file as bytes, read block by block: what they take in memory does not depend
/// on how wide they are in the file.
struct NPYElements {
  let header: NPYHeader
  /// At the first element.
  let source: FileSource

  /// The first `count` elements in C order.
  ///
  /// - Throws: malformed, naming the first element that is no integer in 0...255.
  func first(_ count: Int) throws(DatasetError) -> [UInt8] {
    guard header.isFortranOrder else { return try next(count) }
    let elements = try next(header.count)
    var result = try emptyArray(count, what: source.what, path: source.path)
    for index in result.indices { result[index] = elements[fortranIndex(index)] }
    return result
  }

  /// The next `count` elements in the order of the file.
  private func next(_ count: Int) throws(DatasetError) -> [UInt8] {
    if header.type.kind == .unsigned { return try block(count) }
    var result = try emptyArray(count, what: source.what, path: source.path)
    let (size, step) = (header.type.size, 65_536)
    for first in stride(from: 0, to: count, by: step) {
      let bytes = try block(min(count - first, step) * size)
      for place in 0..<bytes.count / size {
        result[first + place] = try element(bytes, at: place * size, index: first + place)
      }
    }
    return result
  }

  private func block(_ length: Int) throws(DatasetError) -> [UInt8] {
    let bytes = try source.read(length)
    guard bytes.count == length else {
      throw DatasetError(
        .unreadable, source.what, at: source.path,
        "found a file that became shorter, expected \(length - bytes.count) bytes more")
    }
    return bytes
  }

  private func element(
    _ bytes: [UInt8], at start: Int, index: Int
  ) throws(DatasetError) -> UInt8 {
    let value = decode(bytes, at: start)
    guard value >= 0, value <= 255, value == value.rounded() else {
      let offset = header.dataOffset + index * header.type.size
      throw DatasetError(
        .malformed, source.what, at: source.path,
        "byte \(offset): element \(index) is \(value), expected an integer in 0...255")
    }
    return UInt8(value)
  }

  private func decode(_ bytes: [UInt8], at offset: Int) -> Double {
    let type = header.type
    var raw: UInt64 = 0
    for index in 0..<type.size {
      let place = type.isBigEndian ? index : type.size - 1 - index
      raw = raw << 8 | UInt64(bytes[offset + place])
    }
    switch (type.kind, type.size) {
    case (.unsigned, _): return Double(raw)
    case (.signed, 4): return Double(Int32(truncatingIfNeeded: raw))
    case (.signed, _): return Double(Int64(bitPattern: raw))
    case (.float, 4): return Double(Float(bitPattern: UInt32(truncatingIfNeeded: raw)))
    case (.float, _): return Double(bitPattern: raw)
    }
  }

  /// Where the element of a C-order index stands when the first axis varies fastest.
  private func fortranIndex(_ index: Int) -> Int {
    var rest = index
    var places: [Int] = []
    for length in header.shape.reversed() {
      places.append(rest % length)
      rest /= length
    }
    return zip(places, header.shape.reversed()).reduce(0) { $0 * $1.1 + $1.0 }
  }
}
