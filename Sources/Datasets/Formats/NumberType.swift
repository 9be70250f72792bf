/// The element types that can hold a brightness or a label, in files of NumPy and IDX.
struct NumberType: Equatable {
  enum Kind: Equatable { case unsigned, signed, float }
  let kind: Kind
  /// In bytes.
  let size: Int
  let isBigEndian: Bool

  /// Whether the numbers are bytes as they stand.
  var isByte: Bool { kind == .unsigned && size == 1 }

  /// From NumPy's notation, such as `|u1` or `<f4`. The sign of the order may be left out; the order is this machine's then.
  init?(npy text: String) {
    let order = text.first.flatMap { "<>|=".contains($0) ? $0 : nil }
    switch text.dropFirst(order == nil ? 0 : 1) {
    case "u1", "uint8": (kind, size) = (.unsigned, 1)
    case "u2", "uint16": (kind, size) = (.unsigned, 2)
    case "u4", "uint32": (kind, size) = (.unsigned, 4)
    case "u8", "uint64": (kind, size) = (.unsigned, 8)
    case "i1", "int8": (kind, size) = (.signed, 1)
    case "i2", "int16": (kind, size) = (.signed, 2)
    case "i4", "int32": (kind, size) = (.signed, 4)
    case "i8", "int64": (kind, size) = (.signed, 8)
    case "f2", "float16": (kind, size) = (.float, 2)
    case "f4", "float32": (kind, size) = (.float, 4)
    case "f8", "float64": (kind, size) = (.float, 8)
    default: return nil
    }
    isBigEndian = order == ">" || order != "<" && 1.bigEndian == 1
  }

  /// From the third byte of an IDX file, which is in big-endian order.
  init?(idx code: UInt8) {
    switch code {
    case 0x08: (kind, size) = (.unsigned, 1)
    case 0x09: (kind, size) = (.signed, 1)
    case 0x0B: (kind, size) = (.signed, 2)
    case 0x0C: (kind, size) = (.signed, 4)
    case 0x0D: (kind, size) = (.float, 4)
    case 0x0E: (kind, size) = (.float, 8)
    default: return nil
    }
    isBigEndian = true
  }

  /// Those of NumPy's that are read, in words.
  static let npyNames = "u1 to u8, i1 to i8, f2, f4 or f8"

  /// What NumPy calls a type that holds no numbers of these kinds; nil for what is no type of NumPy's.
  static func otherName(npy text: String) -> String? {
    let name = text.first.map { "<>|=".contains($0) } == true ? text.dropFirst() : text[...]
    switch name {
    case "?", "b1", "bool": return "bool"
    case "f12", "f16", "g": return "long double"
    case "c8", "c16", "c24", "c32": return "complex"
    default: break
    }
    switch name.first {
    case "S", "a": return "byte string"
    case "U": return "string"
    case "M": return "datetime"
    case "m": return "timedelta"
    case "V": return "raw bytes"
    default: return nil
    }
  }
}
