/// Cuts Swift source into lexemes.
///
/// This is no parser: it knows where text (literals, comments) begins and ends, and no more of the grammar
/// than that takes. The stack holds what is open: a string literal can hold an interpolation, which can hold
/// a string literal, and so on. What is never closed goes to the end of the source.
package struct Lexer {
  enum Frame: Equatable {
    case string(hashes: Int, isMultiline: Bool)
    /// How many of its parentheses are open.
    case interpolation(depth: Int)
  }

  let source: [Character]
  var position: Int
  var frames: [Frame] = []
  var lexemes: [Lexeme] = []
  /// Offsets of the last ends of regular expressions, by the number of their `#`.
  var lastFences: [Int: Int] = [:]

  private init(_ source: [Character], from position: Int = 0) {
    self.source = source
    self.position = position
  }

  /// The lexemes of a source, in order.
  package static func lexemes(of source: [Character]) -> [Lexeme] {
    var lexer = Lexer(source)
    while lexer.position < source.count { lexer.step() }
    return lexer.lexemes
  }

  /// Where the parenthesis stands that closes an interpolation.
  ///
  /// - Parameters:
  ///   - source: the text that holds the interpolation.
  ///   - start: the offset after its opening parenthesis.
  /// - Returns: the offset of the closing one; nil if there is none.
  package static func endOfInterpolation(in source: [Character], from start: Int) -> Int? {
    var lexer = Lexer(source, from: start)
    lexer.frames = [.interpolation(depth: 1)]
    while lexer.position < source.count {
      lexer.step()
      if lexer.frames.isEmpty { return lexer.position - 1 }
    }
    return nil
  }

  private mutating func step() {
    if case .string(let hashes, let isMultiline)? = frames.last {
      stepInString(hashes: hashes, isMultiline: isMultiline)
    } else {
      stepInCode()
    }
  }

  func starts(with text: String, at index: Int) -> Bool {
    source[min(index, source.count)...].starts(with: text)
  }

  func length(at index: Int, while condition: (Character) -> Bool) -> Int {
    source[min(index, source.count)...].prefix(while: condition).count
  }

  mutating func take(_ kind: Lexeme.Kind, _ count: Int) {
    let end = min(position + count, source.count)
    lexemes.append(Lexeme(kind: kind, range: position..<end))
    position = end
  }

  private mutating func stepInCode() {
    let character = source[position]
    if character.isWhitespace {
      take(.space, length(at: position, while: \.isWhitespace))
    } else if starts(with: "//", at: position) {
      take(.comment, length(at: position) { !$0.isNewline })
    } else if starts(with: "/*", at: position) {
      take(.comment, commentLength())
    } else if let hashes = hashesOfString() {
      openString(hashes)
    } else if let length = regexLength() {
      take(.regex, length)
    } else if character.isNumber {
      take(.number, numberLength())
    } else if isNamePart(character) || character == "`" {
      take(.word, length(at: position) { isNamePart($0) || $0 == "`" })
    } else {
      mark(character)
    }
  }

  /// Takes a sign; the parenthesis that closes an interpolation leads back to its literal.
  private mutating func mark(_ character: Character) {
    guard case .interpolation(let depth)? = frames.last, "()".contains(character) else {
      return take(.mark, 1)
    }
    let left = depth + (character == "(" ? 1 : -1)
    frames[frames.count - 1] = .interpolation(depth: left)
    if left == 0 { frames.removeLast() }
    take(left == 0 ? .interpolationEnd : .mark, 1)
  }

  /// Comments nest.
  private func commentLength() -> Int {
    var depth = 0
    var index = position
    while index < source.count {
      let isStart = starts(with: "/*", at: index)
      let isEnd = starts(with: "*/", at: index)
      depth += isStart ? 1 : isEnd ? -1 : 0
      index += isStart || isEnd ? 2 : 1
      if depth == 0 { break }
    }
    return index - position
  }

  private func numberLength() -> Int {
    let rest = source[position...]
    if rest.starts(with: "0x") || rest.starts(with: "0b") || rest.starts(with: "0o") {
      return 2 + length(at: position + 2) { $0.isHexDigit || $0 == "_" }
    }
    var previous: Character = "0"
    for (offset, character) in rest.enumerated() {
      let next = position + offset + 1
      let isPoint = character == "." && next < source.count && source[next].isNumber
      let isSign = (character == "-" || character == "+") && (previous == "e" || previous == "E")
      guard character.isNumber || "eE_".contains(character) || isPoint || isSign else {
        return offset
      }
      previous = character
    }
    return rest.count
  }
}

/// Whether a character can be part of a name.
package func isNamePart(_ character: Character) -> Bool {
  character.isLetter || character.isNumber || character == "_"
}
