/// A word, a sign or a whole literal of Swift source; comments and white space are left out.
package struct CodeToken: Equatable, Sendable {
  /// What it is.
  package enum Kind: Equatable, Sendable {
    case word(String)
    case mark(Character)
    case number
    case regex
    case string(StringLiteral)
  }

  package let kind: Kind
  package let range: Range<Int>

  /// Whether it is that word.
  package func isWord(_ word: String) -> Bool { kind == .word(word) }

  /// Whether it is that sign.
  package func isMark(_ mark: Character) -> Bool { kind == .mark(mark) }

  /// The word that it is; nil if it is none.
  package var word: String? {
    if case .word(let word) = kind { word } else { nil }
  }

  /// The literal that it is; nil if it is none.
  package var literal: StringLiteral? {
    if case .string(let literal) = kind { literal } else { nil }
  }
}

/// Swift source as tokens, with the places of text in which no line can be a statement.
package struct CodeTokens: Equatable, Sendable {
  package private(set) var tokens: [CodeToken] = []
  /// The ranges of string literals, comments and regular expressions, in order.
  package private(set) var texts: [Range<Int>] = []

  package init(_ source: [Character]) {
    let lexemes = Lexer.lexemes(of: source)
    var index = 0
    while index < lexemes.count {
      if case .stringStart = lexemes[index].kind {
        let end = Self.endOfLiteral(lexemes, from: index)
        append(lexemes[index..<end], in: source)
        index = end
      } else {
        append(lexemes[index], in: source)
        index += 1
      }
    }
  }

  /// The index after the lexeme that closes the literal.
  private static func endOfLiteral(_ lexemes: [Lexeme], from start: Int) -> Int {
    var depth = 0
    for index in start..<lexemes.count {
      switch lexemes[index].kind {
      case .stringStart: depth += 1
      case .stringEnd: depth -= 1
      default: break
      }
      if depth == 0 { return index + 1 }
    }
    return lexemes.count
  }

  private mutating func append(_ literal: ArraySlice<Lexeme>, in source: [Character]) {
    guard let first = literal.first, let last = literal.last else { return }
    let range = first.range.lowerBound..<last.range.upperBound
    let parts = StringLiteralReader.parts(literal, in: source)
    texts.append(range)
    tokens.append(CodeToken(kind: .string(StringLiteral(range: range, parts: parts)), range: range))
  }

  private mutating func append(_ lexeme: Lexeme, in source: [Character]) {
    let text = source[lexeme.range]
    switch lexeme.kind {
    case .word: tokens.append(CodeToken(kind: .word(String(text)), range: lexeme.range))
    case .number: tokens.append(CodeToken(kind: .number, range: lexeme.range))
    case .mark:
      for index in lexeme.range {
        tokens.append(CodeToken(kind: .mark(source[index]), range: index..<index + 1))
      }
    case .regex:
      texts.append(lexeme.range)
      tokens.append(CodeToken(kind: .regex, range: lexeme.range))
    case .comment: texts.append(lexeme.range)
    default: break
    }
  }
}
