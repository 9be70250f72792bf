internal import Basics

/// A parser of the one dictionary that an NPY header may hold; it evaluates nothing.
struct NPYDictionary {
  struct Fault: Error {
    let offset: Int
    let reason: String
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// - Returns: the three values, and the offset of the shape's bracket.
  mutating func parse() throws(Fault) -> (NPYType, isFortranOrder: Bool, shape: [Int], at: Int) {
    var type: NPYType?
    var order: Bool?
    var shape: (lengths: [Int], offset: Int)?
    try expect("{")
    while peek() != UInt8(ascii: "}") {
      let start = position
      switch try string() {
      case "descr" where type == nil: try expect(":"); type = try elementType()
      case "fortran_order" where order == nil: try expect(":"); order = try boolean()
      case "shape" where shape == nil: try expect(":"); shape = try tuple()
      case let key:
        throw Fault(
          offset: start, reason: "found key '\(key)', expected descr, fortran_order and shape once")
      }
      try separator(before: "}")
    }
    let end = position
    try expect("}")
    guard peek() == nil else { throw unexpected("the end of the header") }
    guard let type, let order, let shape else {
      let missing = type == nil ? "descr" : order == nil ? "fortran_order" : "shape"
      throw Fault(offset: end, reason: "found the end without a key, expected '\(missing)'")
    }
    return (type, order, shape.lengths, shape.offset)
  }

  /// The next byte that is no white space.
  private mutating func peek() -> UInt8? {
    while position < bytes.endIndex, [0x20, 0x0a, 0x09].contains(bytes[position]) { position += 1 }
    return position < bytes.endIndex ? bytes[position] : nil
  }

  private mutating func unexpected(_ expected: String) -> Fault {
    let found = peek().map { hexadecimal($0) } ?? "the end"
    return Fault(offset: position, reason: "found \(found), expected \(expected)")
  }

  private mutating func expect(_ character: Character) throws(Fault) {
    guard peek() == character.asciiValue else { throw unexpected("'\(character)'") }
    position += 1
  }

  /// A comma; the last entry needs none.
  private mutating func separator(before closer: Character) throws(Fault) {
    if peek() != closer.asciiValue { try expect(",") }
  }

  private mutating func string() throws(Fault) -> String {
    guard let quote = peek(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw unexpected("a string")
    }
    let rest = bytes[(position + 1)...]
    guard let end = rest.firstIndex(of: quote) else {
      throw Fault(
        offset: position, reason: "found a string without an end, expected \(hexadecimal(quote))")
    }
    let text = rest[..<end]
    guard text.count <= 64 else {
      throw Fault(
        offset: position, reason: "found a string of \(text.count) bytes, expected at most 64")
    }
    position = end + 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func elementType() throws(Fault) -> NPYType {
    guard peek() == UInt8(ascii: "'") || peek() == UInt8(ascii: "\"") else {
      throw unexpected("a simple element type")
    }
    let start = position
    let name = try string()
    if name.hasSuffix("O") {
      throw Fault(offset: start, reason: "the file contains pickled objects; refused")
    }
    guard let type = NPYType(name) else {
      throw Fault(
        offset: start, reason: "found elements of type '\(name)', expected u1, i4, i8, f4 or f8")
    }
    return type
  }

  private mutating func boolean() throws(Fault) -> Bool {
    _ = peek()
    for (text, value) in [("True", true), ("False", false)]
    where bytes[position...].starts(with: text.utf8) {
      position += text.utf8.count
      return value
    }
    throw unexpected("True or False")
  }

  /// As Python writes it: one number alone has a comma behind it.
  private mutating func tuple() throws(Fault) -> (lengths: [Int], offset: Int) {
    try expect("(")
    let offset = position - 1
    var numbers: [Int] = []
    while peek() != UInt8(ascii: ")") {
      guard numbers.count < 4 else { throw unexpected("at most 4 axes") }
      numbers.append(try number())
      if numbers.count == 1 { try expect(",") } else { try separator(before: ")") }
    }
    position += 1
    return (numbers, offset)
  }

  private mutating func number() throws(Fault) -> Int {
    guard peek() != nil else { throw unexpected("a length") }
    let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
    // Lengths of more than nine digits are no images, and products of shorter ones cannot overflow.
    guard !digits.isEmpty, digits.count <= 9,
      let value = Int(String(decoding: digits, as: UTF8.self))
    else { throw unexpected("a length of 1 to 9 digits") }
    position += digits.count
    return value
  }
}
