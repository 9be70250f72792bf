/// The dictionary in the header of a NumPy array file, of exactly the keys `descr`, `fortran_order` and `shape`
/// (numpy.lib.format). It is parsed as the Python literal that it is; nothing is evaluated.
package struct NPYDictionary {
  /// NumPy's notation for the element type, such as `<f4`.
  package private(set) var type = ""
  package private(set) var typeOffset = 0
  package private(set) var isFortranOrder = false
  package private(set) var shape: [Int] = []
  /// Of the shape's bracket.
  package private(set) var shapeOffset = 0

  private let bytes: ArraySlice<UInt8>
  private let limits: (axes: Int, digits: Int)
  private var position: Int

  /// - Parameters:
  ///   - bytes: the header behind its length. Offsets are indices of the slice.
  ///   - axes: how many axes a shape may have.
  ///   - digits: how many digits an extent may have.
  package init(_ bytes: ArraySlice<UInt8>, axes: Int, digits: Int) throws(NPYFault) {
    (self.bytes, limits, position) = (bytes, (axes, digits), bytes.startIndex)
    var missing = ["descr", "fortran_order", "shape"]
    try expect("{")
    while peek() != UInt8(ascii: "}") {
      let start = position
      let key = try string()
      guard let index = missing.firstIndex(of: key) else {
        throw NPYFault(.key(key), at: start, in: bytes)
      }
      missing.remove(at: index)
      try expect(":")
      try value(of: key)
      if peek() != UInt8(ascii: "}") { try expect(",", or: .separator) }
    }
    let end = position
    position += 1
    guard peek() == nil else { throw fault(.rest) }
    if let key = missing.first { throw NPYFault(.missing(key), at: end, in: bytes) }
  }

  private mutating func value(of key: String) throws(NPYFault) {
    switch key {
    case "descr":
      guard peek().map(isQuote) == true else { throw fault(.type) }
      typeOffset = position
      type = try string()
    case "fortran_order": isFortranOrder = try boolean()
    default: shape = try tuple()
    }
  }

  /// The next byte that is no white space.
  private mutating func peek() -> UInt8? {
    while position < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    return position < bytes.endIndex ? bytes[position] : nil
  }

  /// At the next byte that is no white space.
  private mutating func fault(_ problem: NPYFault.Problem) -> NPYFault {
    _ = peek()
    return NPYFault(problem, at: position, in: bytes)
  }

  /// Steps over a text if it comes next.
  private mutating func take(_ text: String) -> Bool {
    guard peek() != nil, bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func expect(
    _ text: String, or problem: NPYFault.Problem? = nil
  ) throws(NPYFault) {
    guard take(text) else { throw fault(problem ?? .mark(text)) }
  }

  private func isQuote(_ byte: UInt8) -> Bool { "'\"".utf8.contains(byte) }

  private mutating func string() throws(NPYFault) -> String {
    guard let quote = peek(), isQuote(quote) else { throw fault(.string) }
    let rest = bytes[(position + 1)...]
    guard let end = rest.firstIndex(of: quote) else { throw fault(.openString(quote)) }
    let text = rest[..<end]
    guard text.count <= 64 else { throw fault(.longString(text.count)) }
    position = end + 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func boolean() throws(NPYFault) -> Bool {
    if take("True") { return true }
    try expect("False", or: .boolean)
    return false
  }

  /// As Python writes it: one number alone has a comma behind it.
  private mutating func tuple() throws(NPYFault) -> [Int] {
    _ = peek()
    shapeOffset = position
    try expect("(")
    var extents: [Int] = []
    while peek() != UInt8(ascii: ")") {
      guard extents.count < limits.axes else { throw fault(.axes) }
      extents.append(try number())
      if extents.count == 1 {
        try expect(",", or: .comma)
      } else if peek() != UInt8(ascii: ")") {
        try expect(",", or: .bracket)
      }
    }
    position += 1
    return extents
  }

  /// Python 2 wrote an L behind a long integer.
  private mutating func number() throws(NPYFault) -> Int {
    _ = peek()
    let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
    guard digits.count <= limits.digits, let value = Int(String(decoding: digits, as: UTF8.self))
    else { throw fault(.extent(digits: digits.count)) }
    position += digits.count
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "L") { position += 1 }
    return value
  }
}
