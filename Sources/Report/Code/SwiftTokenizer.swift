/// Cuts Swift into tokens for the eye: exact on text (the tokens, joined, are the source), approximate on
/// grammar (a name with a capital is a type, a name before a parenthesis a function).
package func swiftTokens(_ source: String) -> [(token: SwiftToken, text: String)] {
  var tokenizer = SwiftTokenizer(source)
  return tokenizer.run()
}

private struct SwiftTokenizer {
  private let source: [Character]
  private var position = 0
  private var tokens: [(token: SwiftToken, text: String)] = []

  init(_ source: String) { self.source = Array(source) }

  private var current: Character { source[position] }

  private func starts(_ text: String) -> Bool { source[position...].starts(with: text) }

  mutating func run() -> [(token: SwiftToken, text: String)] {
    while position < source.count { step() }
    return tokens
  }

  private mutating func step() {
    if starts("//") {
      take(.comment, source[position...].prefix { !$0.isNewline }.count)
    } else if starts("/*") {
      blockComment()
    } else if let hashes = stringStart() {
      string(hashes)
    } else if current.isNumber {
      take(.number, numberLength())
    } else if current.isLetter || current == "_" || current == "`" {
      word()
    } else if current == "@" || current == "#" {
      let name = source[(position + 1)...].prefix { $0.isLetter || $0 == "_" }.count
      take(name > 0 ? .attribute : .plain, 1 + name)
    } else {
      take(.plain, 1)
    }
  }

  /// Takes characters as one token; neighbouring plain ones are joined.
  private mutating func take(_ token: SwiftToken, _ count: Int) {
    let end = min(position + count, source.count)
    let text = String(source[position..<end])
    position = end
    if token == .plain, let last = tokens.last, last.token == .plain {
      tokens[tokens.count - 1].text += text
    } else if !text.isEmpty {
      tokens.append((token, text))
    }
  }

  /// Comments nest.
  private mutating func blockComment() {
    var depth = 0
    var index = position
    while index < source.count {
      let pair = source[index...].prefix(2)
      if pair.elementsEqual("/*") { depth += 1 } else if pair.elementsEqual("*/") { depth -= 1 }
      index += pair.elementsEqual("/*") || pair.elementsEqual("*/") ? 2 : 1
      if depth == 0 { break }
    }
    take(.comment, index - position)
  }

  private func numberLength() -> Int {
    let rest = source[position...]
    if rest.starts(with: "0x") || rest.starts(with: "0b") || rest.starts(with: "0o") {
      return 2 + rest.dropFirst(2).prefix { $0.isHexDigit || $0 == "_" }.count
    }
    var length = 0
    var previous: Character = "0"
    for (offset, character) in rest.enumerated() {
      let next = position + offset + 1
      let isPoint = character == "." && next < source.count && source[next].isNumber
      let isSign = (character == "-" || character == "+") && (previous == "e" || previous == "E")
      guard character.isNumber || "eE_".contains(character) || isPoint || isSign else { break }
      length += 1
      previous = character
    }
    return length
  }

  private mutating func word() {
    let rest = source[position...]
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" }
    let follows = rest.dropFirst(name.count).first
    let isMember = position > 0 && source[position - 1] == "."
    let text = String(name)
    if swiftKeywords.contains(text), !(isMember && text != "self" && text != "init") {
      take(.keyword, name.count)
    } else if text.first?.isUppercase == true {
      take(.type, name.count)
    } else {
      take(follows == "(" ? .function : .plain, name.count)
    }
  }
}

extension SwiftTokenizer {
  /// The number of `#` of the string that starts here; none if no string does.
  private func stringStart() -> Int? {
    let hashes = source[position...].prefix { $0 == "#" }.count
    let quote = position + hashes
    return quote < source.count && source[quote] == "\"" ? hashes : nil
  }

  /// A string, with its interpolations as code.
  private mutating func string(_ hashes: Int) {
    let fence = String(repeating: "#", count: hashes)
    let isMultiline = source[(position + hashes)...].starts(with: "\"\"\"")
    let quotes = isMultiline ? "\"\"\"" : "\""
    var index = position + hashes + quotes.count
    while index < source.count {
      let rest = source[index...]
      if rest.starts(with: quotes + fence) {
        index += quotes.count + hashes
        break
      }
      if rest.starts(with: "\\\(fence)(") {
        take(.string, index + 2 + hashes - position)
        interpolation()
        index = position
      } else if rest.starts(with: "\\" + fence) {
        index += 2 + hashes
      } else if rest.first?.isNewline == true, !isMultiline {
        break
      } else {
        index += 1
      }
    }
    take(.string, min(index, source.count) - position)
  }

  /// The code of an interpolation, up to the parenthesis that closes it.
  private mutating func interpolation() {
    var depth = 1
    while position < source.count {
      if current == "(" { depth += 1 } else if current == ")" { depth -= 1 }
      if depth == 0 { return }
      step()
    }
  }
}
