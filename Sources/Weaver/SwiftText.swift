/// Swift source, as far as one has to read it to find where a string literal ends.
struct SwiftText {
  let characters: [Character]

  struct StringLiteral: Equatable {
    /// Between the delimiters.
    let content: Range<Int>
    let hashes: Int
    /// Behind the closing delimiter.
    let end: Int
  }

  func starts(with text: String, at index: Int) -> Bool {
    index + text.count <= characters.count
      && characters[index..<index + text.count].elementsEqual(text)
  }

  /// The string literal that starts at an index; nil if none does, or it never ends.
  func literal(at start: Int) -> StringLiteral? {
    let hashes = characters[min(start, characters.count)...].prefix { $0 == "#" }.count
    guard starts(with: "\"", at: start + hashes) else { return nil }
    let isMultiline = starts(with: "\"\"\"", at: start + hashes)
    let quotes = isMultiline ? "\"\"\"" : "\""
    let marks = String(repeating: "#", count: hashes)
    let first = start + hashes + quotes.count
    var index = first
    while index < characters.count {
      if starts(with: quotes + marks, at: index) {
        return StringLiteral(
          content: first..<index, hashes: hashes, end: index + quotes.count + hashes)
      }
      if starts(with: "\\" + marks + "(", at: index) {
        index = endOfParentheses(at: index + 1 + hashes)
      } else if characters[index].isNewline, !isMultiline {
        return nil
      } else {
        index += characters[index] == "\\" && hashes == 0 ? 2 : 1
      }
    }
    return nil
  }

  /// Behind the parenthesis that closes the one at an index; parentheses in string literals do not count.
  func endOfParentheses(at start: Int) -> Int {
    var depth = 0
    var index = start
    while index < characters.count {
      if let literal = literal(at: index) {
        index = literal.end
        continue
      }
      if characters[index] == "(" { depth += 1 }
      if characters[index] == ")" { depth -= 1 }
      index += 1
      if depth == 0 { return index }
    }
    return index
  }
}
