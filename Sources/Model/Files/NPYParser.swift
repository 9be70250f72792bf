/// What the header of an NPY file says.
struct NPYHeader {
  let type: ElementType
  let isBigEndian: Bool
  let isFortranOrder: Bool
  let shape: [Int]
}

/// Parses the Python dictionary in an NPY header, of exactly the keys `descr`, `fortran_order` and `shape`; it
/// evaluates nothing.
struct NPYParser {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func parse() throws(WeightFault) -> NPYHeader {
    var type: (ElementType, isBigEndian: Bool)?
    var order: Bool?
    var shape: [Int]?
    try expect("{")
    while !take("}") {
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where type == nil: type = try elementType()
      case "fortran_order" where order == nil: order = try boolean()
      case "shape" where shape == nil: shape = try tuple()
      default: throw unexpected("key '\(key)'", "descr, fortran_order and shape once")
      }
      if !take(",") {
        try expect("}")
        break
      }
    }
    skipSpace()
    guard rest.isEmpty, let type, let order, let shape else {
      throw unexpected("another dictionary", "descr, fortran_order and shape")
    }
    return NPYHeader(
      type: type.0, isBigEndian: type.isBigEndian, isFortranOrder: order, shape: shape)
  }

  private func unexpected(_ found: String, _ expected: String) -> WeightFault {
    WeightFault("found \(found) in the NPY header, expected \(expected)")
  }

  private mutating func skipSpace() {
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// Steps over a text if it comes next.
  mutating func take(_ text: String) -> Bool {
    skipSpace()
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private mutating func expect(_ text: String) throws(WeightFault) {
    guard take(text) else {
      let found = String(decoding: rest.prefix(8), as: UTF8.self)
      throw unexpected(rest.isEmpty ? "its end" : "'\(found)'", "'\(text)'")
    }
  }

  mutating func string() throws(WeightFault) -> String {
    let quote: UInt8 = take("'") ? UInt8(ascii: "'") : UInt8(ascii: "\"")
    if quote == UInt8(ascii: "\"") { try expect("\"") }
    guard let end = rest.firstIndex(of: quote), rest[..<end].count <= 64 else {
      throw unexpected("a string without an end", "one of at most 64 bytes")
    }
    defer { rest = rest[(end + 1)...] }
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  private mutating func boolean() throws(WeightFault) -> Bool {
    if take("True") { return true }
    try expect("False")
    return false
  }

  /// As Python writes it: one number alone has a comma behind it.
  private mutating func tuple() throws(WeightFault) -> [Int] {
    try expect("(")
    var extents: [Int] = []
    while !take(")") {
      guard extents.count < NPYArray.rankLimit else {
        throw unexpected("more axes", "at most \(NPYArray.rankLimit)")
      }
      extents.append(try number())
      let hasComma = take(",")
      if hasComma { continue }
      guard extents.count > 1 else { throw unexpected("a number", "a tuple") }
      try expect(")")
      break
    }
    return extents
  }

  private mutating func number() throws(WeightFault) -> Int {
    if take("-") { throw unexpected("a negative extent", "none") }
    skipSpace()
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
      throw unexpected("an extent of \(digits.count) digits", "one that 64 bits can hold")
    }
    rest = rest.dropFirst(digits.count)
    return value
  }
}
