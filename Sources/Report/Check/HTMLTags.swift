/// A start or end tag of a page.
struct HTMLTag: Sendable {
  var name: String
  var isEnd: Bool
  var attributes: [(name: String, value: String)]
  /// Bytes of the tag, from `<` to behind `>`.
  var range: Range<Int>

  subscript(_ attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }
}

/// The tags of a page, in order; the content of `style` and `script` is not looked into.
func htmlTags(_ bytes: [UInt8]) -> [HTMLTag] {
  var scanner = TagScanner(bytes: bytes)
  return scanner.run()
}

private struct TagScanner {
  let bytes: [UInt8]
  var position = 0
  var tags: [HTMLTag] = []

  mutating func run() -> [HTMLTag] {
    while let start = find("<", from: position) {
      position = start
      if starts("<!--") {
        position = find("-->", from: start + 4).map { $0 + 3 } ?? bytes.count
      } else if start + 1 < bytes.count, isNameStart(bytes[start + 1]) {
        tag(from: start)
      } else {
        position = start + 1
      }
    }
    return tags
  }

  private func starts(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private func find(_ text: String, from start: Int) -> Int? {
    let pattern = Array(text.utf8)
    var index = start
    while index + pattern.count <= bytes.count {
      if bytes[index] == pattern[0], bytes[index...].starts(with: pattern) { return index }
      index += 1
    }
    return nil
  }

  private mutating func take(while condition: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, condition(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func tag(from start: Int) {
    position = start + 1
    let isEnd = bytes[position] == UInt8(ascii: "/")
    if isEnd { position += 1 }
    let name = take { !isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      .lowercased()
    var attributes: [(name: String, value: String)] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
        position += 1
      } else {
        attributes.append(attribute())
      }
    }
    position = min(position + 1, bytes.count)
    tags.append(
      HTMLTag(name: name, isEnd: isEnd, attributes: attributes, range: start..<position))
    if !isEnd, name == "style" || name == "script" {
      position = find("</\(name)", from: position) ?? bytes.count
    }
  }

  private mutating func attribute() -> (name: String, value: String) {
    let start = position
    let name = take {
      !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
    }.lowercased()
    if position == start { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return (name, "") }
    position += 1
    return (name, decodedReferences(value()))
  }

  private mutating func value() -> String {
    guard position < bytes.count else { return "" }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return take { !isSpace($0) && $0 != UInt8(ascii: ">") }
    }
    position += 1
    let text = take { $0 != quote }
    position += 1
    return text
  }
}

/// Text without the character references that the page's writer uses.
func decodedReferences(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
}

private func isNameStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == UInt8(ascii: "/") }

private func isLetter(_ byte: UInt8) -> Bool {
  (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
