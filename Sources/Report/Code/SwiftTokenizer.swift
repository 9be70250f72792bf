import Grammar

/// Cuts Swift into tokens for the eye: exact on text (the tokens, joined, are the source), approximate on
/// grammar (a name with a capital is a type, a name before a parenthesis a function).
package func swiftTokens(_ source: String) -> [(token: SwiftToken, text: String)] {
  var tokenizer = SwiftTokenizer(Array(source))
  return tokenizer.run()
}

private struct SwiftTokenizer {
  private let source: [Character]
  private let lexemes: [Lexeme]
  private var tokens: [(token: SwiftToken, text: String)] = []

  init(_ source: [Character]) {
    self.source = source
    lexemes = Lexer.lexemes(of: source)
  }

  mutating func run() -> [(token: SwiftToken, text: String)] {
    var index = 0
    while index < lexemes.count {
      let next = index + 1 < lexemes.count ? lexemes[index + 1] : nil
      if let next, isAttribute(lexemes[index], next) {
        add(.attribute, text(lexemes[index]) + text(next))
        index += 1
      } else {
        add(lexemes[index], before: next)
      }
      index += 1
    }
    return tokens
  }

  private func text(_ lexeme: Lexeme) -> String { String(source[lexeme.range]) }

  private func isAttribute(_ lexeme: Lexeme, _ next: Lexeme) -> Bool {
    lexeme.kind == .mark && next.kind == .word && ["@", "#"].contains(text(lexeme))
  }

  private mutating func add(_ lexeme: Lexeme, before next: Lexeme?) {
    switch lexeme.kind {
    case .word: add(word(lexeme, before: next), text(lexeme))
    case .number: add(.number, text(lexeme))
    case .mark, .space: add(.plain, text(lexeme))
    case .comment: add(.comment, text(lexeme))
    case .stringStart, .interpolationEnd, .regex: tokens.append((.string, text(lexeme)))
    case .stringText, .escape, .interpolationStart, .stringEnd: add(.string, text(lexeme))
    }
  }

  /// Adds a token; neighbouring plain ones are joined, and so are the parts of a string.
  private mutating func add(_ token: SwiftToken, _ text: String) {
    let isJoined = token == .plain || token == .string
    if isJoined, let last = tokens.last, last.token == token {
      tokens[tokens.count - 1].text += text
    } else if !text.isEmpty {
      tokens.append((token, text))
    }
  }

  private func word(_ lexeme: Lexeme, before next: Lexeme?) -> SwiftToken {
    let name = text(lexeme)
    let start = lexeme.range.lowerBound
    let isMember = start > 0 && source[start - 1] == "."
    if swiftKeywords.contains(name), !(isMember && name != "self" && name != "init") {
      return .keyword
    }
    if name.first?.isUppercase == true { return .type }
    return next.map { source[$0.range.lowerBound] == "(" } ?? false ? .function : .plain
  }
}
