/// Reads the attributes of a tag (HTML standard, 13.2.5.32 to 13.2.5.40).
struct AttributeReader {
  let bytes: [UInt8]
  private(set) var position: Int
  let end: Int
  private(set) var attributes: [(name: String, value: String)] = []
  private var names: Set<String> = []

  init(bytes: [UInt8], position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = end
  }

  /// Reads to behind `>`.
  ///
  /// - Returns: whether there is one.
  mutating func read() -> Bool {
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return true
      case UInt8(ascii: "/"): position += 1
      case let byte where isSpace(byte): position += 1
      default: attribute()
      }
    }
    return false
  }

  private mutating func attribute() {
    let start = position
    // An = at the beginning belongs to the name.
    position += 1
    skip {
      !isSpace($0) && ![UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")].contains($0)
    }
    let name = asciiLowercased(bytes[start..<position])
    skip(while: isSpace)
    var value = ""
    if position < end, bytes[position] == UInt8(ascii: "=") {
      position += 1
      skip(while: isSpace)
      value = decodedReferences(self.value())
    }
    if names.insert(name).inserted { attributes.append((name, value)) }
  }

  private mutating func value() -> String {
    guard position < end else { return "" }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return skip { !isSpace($0) && $0 != UInt8(ascii: ">") }
    }
    position += 1
    let text = skip { $0 != quote }
    position = min(position + 1, end)
    return text
  }

  @discardableResult private mutating func skip(while condition: (UInt8) -> Bool) -> String {
    let start = position
    while position < end, condition(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}

/// Text without character references: those by number, and those by name that could hide an address.
func decodedReferences(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var result = ""
  var rest = text[...]
  while let start = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
    result += rest[..<start]
    rest = rest[rest.index(after: start)...]
    guard let (sign, length) = reference(rest.utf8.prefix(16)) else {
      result += "&"
      continue
    }
    result += sign
    rest = rest[rest.utf8.index(rest.startIndex, offsetBy: length)...]
  }
  return result + rest
}

private let namedReferences: [String: String] = [
  "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "Tab": "\t",
  "NewLine": "\n", "colon": ":", "sol": "/", "bsol": "\\", "num": "#", "period": ".", "comma": ",",
  "lpar": "(", "rpar": ")", "excl": "!", "quest": "?", "semi": ";", "equals": "=", "commat": "@",
]

/// What the reference stands for whose `&` has been read, and its length.
private func reference(_ text: Substring.UTF8View) -> (String, Int)? {
  if text.first == UInt8(ascii: "#") { return numericReference(text) }
  let name = text.prefix(while: isLetter)
  guard let sign = namedReferences[String(Substring(name))] else { return nil }
  let isClosed = text.dropFirst(name.count).first == UInt8(ascii: ";")
  return (sign, name.count + (isClosed ? 1 : 0))
}

private func numericReference(_ text: Substring.UTF8View) -> (String, Int)? {
  let isHexadecimal = text.dropFirst().first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
  let head = isHexadecimal ? 2 : 1
  let digits = text.dropFirst(head).prefix { byte in
    (0x30...0x39).contains(byte) || isHexadecimal && (0x61...0x66).contains(byte | 0x20)
  }
  guard let value = UInt32(String(Substring(digits)), radix: isHexadecimal ? 16 : 10) else {
    return nil
  }
  let isClosed = text.dropFirst(head + digits.count).first == UInt8(ascii: ";")
  let scalar = Unicode.Scalar(value).flatMap { $0.value == 0 ? nil : $0 } ?? "\u{FFFD}"
  return (String(scalar), head + digits.count + (isClosed ? 1 : 0))
}
