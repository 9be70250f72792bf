internal import Basics

/// The header of a NumPy array file: a magic number, a version, and a Python dictionary of exactly the
/// keys `descr`, `fortran_order` and `shape` (numpy.lib.format).
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

  init(_ bytes: [UInt8], what: String, path: String) throws(DatasetError) {
    func fail(_ offset: Int, _ reason: String) -> DatasetError {
      DatasetError(.malformed, what, at: path, "byte \(offset): \(reason)")
    }
    let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
    guard magic.starts(with: bytes.prefix(6)) else {
      let found = bytes.prefix(6).map(hexadecimal).joined(separator: " ")
      throw fail(0, "found \(found), expected 93 4e 55 4d 50 59 (NPY)")
    }
    guard bytes.count >= 8 else { throw fail(bytes.count, Self.end(expecting: 10)) }
    guard (1...3).contains(bytes[6]), bytes[7] == 0 else {
      throw fail(6, "found NPY version \(bytes[6]).\(bytes[7]), expected 1.0, 2.0 or 3.0")
    }
    let start = bytes[6] == 1 ? 10 : 12
    guard bytes.count >= start else { throw fail(bytes.count, Self.end(expecting: start)) }
    let length = (8..<start).reduce(0) { $0 | Int(bytes[$1]) << (8 * ($1 - 8)) }
    let room = min(Self.limit, bytes.count - start)
    guard length <= room else {
      throw fail(8, "found a header of \(length) bytes, expected at most \(room)")
    }
    var parser = NPYDictionary(bytes[start..<start + length])
    do throws(NPYDictionary.Fault) {
      (type, isFortranOrder, shape, shapeOffset) = try parser.parse()
    } catch {
      throw fail(error.offset, error.reason)
    }
    dataOffset = start + length
  }

  private static func end(expecting length: Int) -> String {
    "the file ends in the NPY header, expected at least \(length) bytes"
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

  /// From NumPy's notation, such as `|u1` or `<f4`.
  init?(_ text: String) {
    let characters = Array(text)
    guard characters.count == 3, "<>|=".contains(characters[0]) else { return nil }
    switch String(characters[1...]) {
    case "u1": (kind, size) = (.unsigned, 1)
    case "i4": (kind, size) = (.signed, 4)
    case "i8": (kind, size) = (.signed, 8)
    case "f4": (kind, size) = (.float, 4)
    case "f8": (kind, size) = (.float, 8)
    default: return nil
    }
    isBigEndian = characters[0] == ">"
  }
}
