internal import Basics

/// The header of a NumPy array file: a magic number, a version, and an `NPYDictionary`.
struct NPYHeader {
  let type: NumberType
  let isFortranOrder: Bool
  let shape: [Int]
  /// Offset of the shape's bracket.
  let shapeOffset: Int
  /// Offset of the first element.
  let dataOffset: Int
  /// The number of elements.
  let count: Int

  /// A header longer than this is refused before it is read.
  static let limit = 65_536
  /// Extents of more than nine digits are no images, and counts of images do not overflow.
  static let limits = (axes: 4, digits: 9)
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  private static let expected = "93 4e 55 4d 50 59 (NPY)"

  /// Reads the header, and leaves the source at the first element.
  ///
  /// - Throws: malformed, with the offset of the byte that is wrong; what the source throws.
  init(_ source: any ByteSource) throws(DatasetError) {
    let start = try source.read(8)
    try Self.checkMagic(start, source)
    let length = try Self.length(version: start[6], source)
    dataOffset = length.place + length.value
    let bytes = try source.read(length.value)
    guard bytes.count == length.value else {
      throw source.end(length.place + bytes.count, expecting: dataOffset)
    }
    let dictionary = try Self.dictionary(bytes, at: length.place, source)
    type = try Self.type(dictionary, at: length.place, source)
    (isFortranOrder, shape) = (dictionary.isFortranOrder, dictionary.shape)
    shapeOffset = length.place + dictionary.shapeOffset
    guard let count = elementCount(shape) else {
      throw source.fault(shapeOffset, "found shape \(shapeText(shape)), expected fewer elements")
    }
    self.count = count
  }

  private static func checkMagic(
    _ start: [UInt8], _ source: any ByteSource
  ) throws(DatasetError) {
    if start.isEmpty {
      throw source.fault(0, "the file is empty, expected an NPY header; fetch the file again")
    }
    guard magic.starts(with: start.prefix(6)) else {
      if let error = source.foreignContent(start, expected: expected) { throw error }
      let found = start.prefix(6).map(hexadecimal).joined(separator: " ")
      throw source.fault(0, "found \(found), expected \(expected)")
    }
    guard start.count == 8 else { throw source.end(start.count, expecting: 10) }
    guard (1...3).contains(start[6]), start[7] == 0 else {
      let version = "\(start[6]).\(start[7])"
      throw source.fault(6, "found NPY version \(version), expected 1.0, 2.0 or 3.0")
    }
  }

  /// The dictionary's length, and where it begins.
  private static func length(
    version: UInt8, _ source: any ByteSource
  ) throws(DatasetError) -> (value: Int, place: Int) {
    let digits = try source.read(version == 1 ? 2 : 4)
    let place = version == 1 ? 10 : 12
    guard digits.count == place - 8 else {
      throw source.end(8 + digits.count, expecting: place)
    }
    let value = digits.reversed().reduce(0) { $0 << 8 | Int($1) }
    let room = min(limit, source.size.map { $0 - place } ?? limit)
    guard value <= room else {
      throw source.fault(8, "found a header of \(value) bytes, expected at most \(room)")
    }
    return (value, place)
  }

  private static func dictionary(
    _ bytes: [UInt8], at start: Int, _ source: any ByteSource
  ) throws(DatasetError) -> NPYDictionary {
    do throws(NPYFault) {
      return try NPYDictionary(bytes[...], axes: limits.axes, digits: limits.digits)
    } catch {
      throw source.fault(start + error.offset, error.reason)
    }
  }

  private static func type(
    _ dictionary: NPYDictionary, at start: Int, _ source: any ByteSource
  ) throws(DatasetError) -> NumberType {
    let (name, offset) = (dictionary.type, start + dictionary.typeOffset)
    guard !name.hasSuffix("O") else {
      throw source.fault(offset, "the file contains pickled objects; refused")
    }
    guard let type = NumberType(npy: name) else {
      let other = NumberType.otherName(npy: name).map { "\($0) ('\(name)')" } ?? "'\(name)'"
      throw source.fault(offset, "found elements of type \(other), expected \(NumberType.npyNames)")
    }
    return type
  }
}

extension NPYHeader {
  /// The elements in C order.
  ///
  /// - Parameters:
  ///   - source: at the first element.
  ///   - wanted: how many of the first items to read; nil for all. What follows is not looked at then.
  func elements(
    of source: any ByteSource, first wanted: Int? = nil
  ) throws(DatasetError) -> [UInt8] {
    let (items, size) = (shape.first ?? 1, shape.dropFirst().reduce(1, *))
    let numbers = Numbers(
      type: type, source: source, start: dataOffset, items: items, itemSize: size * type.size)
    try numbers.check(declaredAt: shapeOffset)
    let taken = min(wanted ?? items, items)
    // With fewer than two axes both orders are the same.
    let isTurned = isFortranOrder && shape.count > 1
    guard isTurned || taken == items else { return try numbers.first(taken * size) }
    let elements = try numbers.all(count)
    guard isTurned else { return elements }
    var result = try emptyArray(taken * size, what: source.what, path: source.path)
    turnFromFortranOrder(elements, shape, into: &result)
    return result
  }
}

extension ByteSource {
  fileprivate func end(_ offset: Int, expecting length: Int) -> DatasetError {
    fault(offset, "the file ends in the NPY header, expected at least \(length) bytes")
  }
}
