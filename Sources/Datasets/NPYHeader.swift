internal import Basics

/// The header of a NumPy array file: a magic number, a version, and an `NPYDictionary`.
struct NPYHeader: Equatable {
  let type: NPYType
  let isFortranOrder: Bool
  let shape: [Int]
  /// Offset of the shape's bracket.
  let shapeOffset: Int
  /// Offset of the first element.
  let dataOffset: Int

  /// A header longer than this is refused before it is read.
  static let limit = 65_536
  /// Extents of more than nine digits are no images, and counts of images do not overflow.
  static let limits = (axes: 4, digits: 9)

  init(_ bytes: [UInt8], what: String, path: String) throws(DatasetError) {
    do throws(Fault) {
      try self.init(bytes)
    } catch {
      throw DatasetError(.malformed, what, at: path, "byte \(error.offset): \(error.reason)")
    }
  }

  private struct Fault: Error {
    let offset: Int
    let reason: String
  }

  private init(_ bytes: [UInt8]) throws(Fault) {
    let place = try Self.dictionaryRange(bytes)
    let dictionary = try Self.dictionary(bytes[place])
    type = try Self.type(dictionary)
    (isFortranOrder, shape) = (dictionary.isFortranOrder, dictionary.shape)
    (shapeOffset, dataOffset) = (dictionary.shapeOffset, place.upperBound)
  }

  /// Where the dictionary stands, behind magic number, version and length.
  private static func dictionaryRange(_ bytes: [UInt8]) throws(Fault) -> Range<Int> {
    let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
    guard magic.starts(with: bytes.prefix(6)) else {
      let found = bytes.prefix(6).map(hexadecimal).joined(separator: " ")
      throw Fault(offset: 0, reason: "found \(found), expected 93 4e 55 4d 50 59 (NPY)")
    }
    guard bytes.count >= 8 else { throw end(bytes.count, expecting: 10) }
    guard (1...3).contains(bytes[6]), bytes[7] == 0 else {
      let version = "\(bytes[6]).\(bytes[7])"
      throw Fault(offset: 6, reason: "found NPY version \(version), expected 1.0, 2.0 or 3.0")
    }
    let start = bytes[6] == 1 ? 10 : 12
    guard bytes.count >= start else { throw end(bytes.count, expecting: start) }
    let length = (8..<start).reduce(0) { $0 | Int(bytes[$1]) << (8 * ($1 - 8)) }
    let room = min(limit, bytes.count - start)
    guard length <= room else {
      throw Fault(
        offset: 8, reason: "found a header of \(length) bytes, expected at most \(room)")
    }
    return start..<start + length
  }

  private static func dictionary(_ bytes: ArraySlice<UInt8>) throws(Fault) -> NPYDictionary {
    do throws(NPYFault) {
      return try NPYDictionary(bytes, axes: limits.axes, digits: limits.digits)
    } catch {
      throw Fault(offset: error.offset, reason: error.reason)
    }
  }

  private static func type(_ dictionary: NPYDictionary) throws(Fault) -> NPYType {
    let (name, offset) = (dictionary.type, dictionary.typeOffset)
    guard !name.hasSuffix("O") else {
      throw Fault(offset: offset, reason: "the file contains pickled objects; refused")
    }
    guard let type = NPYType(name) else {
      throw Fault(
        offset: offset, reason: "found elements of type '\(name)', expected u1, i4, i8, f4 or f8")
    }
    return type
  }

  private static func end(_ offset: Int, expecting length: Int) -> Fault {
    Fault(
      offset: offset,
      reason: "the file ends in the NPY header, expected at least \(length) bytes")
  }

  /// The number of elements.
  var count: Int { shape.reduce(1, *) }
}

/// The element types that can hold a brightness or a label.
struct NPYType: Equatable {
  enum Kind: Equatable { case unsigned, signed, float }
  let kind: Kind
  let size: Int
  let isBigEndian: Bool

  /// From NumPy's notation, such as `|u1` or `<f4`. The order of the bytes may be left out.
  init?(_ text: String) {
    let order = text.first.flatMap { "<>|=".contains($0) ? $0 : nil }
    switch text.dropFirst(order == nil ? 0 : 1) {
    case "u1": (kind, size) = (.unsigned, 1)
    case "i4": (kind, size) = (.signed, 4)
    case "i8": (kind, size) = (.signed, 8)
    case "f4": (kind, size) = (.float, 4)
    case "f8": (kind, size) = (.float, 8)
    default: return nil
    }
    isBigEndian = order == ">"
  }
}
