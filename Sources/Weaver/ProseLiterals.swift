/// Finds the string literals of a notebook's code that a reader sees as prose: the sentences of claims,
/// captions, notes and banners.
///
/// Only a literal that stands where it is handed over is found. A text that is put together elsewhere is the
/// author's to keep free of numbers.
struct ProseLiterals {
  private let swift: SwiftText
  /// The name of the notebook's page.
  private let page: String
  private var position = 0
  private var found: [SwiftText.StringLiteral] = []

  init(_ characters: [Character], page: String) {
    swift = SwiftText(characters: characters)
    self.page = page
  }

  static func all(
    in characters: [Character], page: String
  ) -> [SwiftText.StringLiteral] {
    var literals = ProseLiterals(characters, page: page)
    while literals.position < characters.count { literals.step() }
    return literals.found
  }

  private mutating func step() {
    if swift.starts(with: "//", at: position) {
      skip { !$0.isNewline }
    } else if swift.starts(with: "/*", at: position) {
      skipComment()
    } else if let literal = swift.literal(at: position) {
      position = literal.end
    } else if isName(swift.characters[position]) {
      word()
    } else {
      position += 1
    }
  }

  private mutating func word() {
    switch name() {
    case "caption": if take(":") { prose() }
    case page where take("."):
      switch name() {
      case "claim" where take("("): if skipArgument() { prose() }
      case "note" where take("("), "banner" where take("("): prose()
      default: break
      }
    default: break
    }
  }

  /// Takes note of the literal that follows, if one does.
  private mutating func prose() {
    skip(\.isWhitespace)
    guard let literal = swift.literal(at: position) else { return }
    found.append(literal)
    position = literal.end
  }

  /// Goes behind the comma after a literal or a name.
  private mutating func skipArgument() -> Bool {
    skip(\.isWhitespace)
    if let literal = swift.literal(at: position) { position = literal.end } else { _ = name() }
    return take(",")
  }

  private mutating func name() -> String {
    let start = position
    skip(isName)
    return String(swift.characters[start..<position])
  }

  private mutating func take(_ mark: Character) -> Bool {
    skip(\.isWhitespace)
    guard position < swift.characters.count, swift.characters[position] == mark else {
      return false
    }
    position += 1
    return true
  }

  private mutating func skip(_ condition: (Character) -> Bool) {
    while position < swift.characters.count, condition(swift.characters[position]) { position += 1 }
  }

  private mutating func skipComment() {
    var depth = 0
    while position < swift.characters.count {
      let isStart = swift.starts(with: "/*", at: position)
      let isEnd = swift.starts(with: "*/", at: position)
      depth += isStart ? 1 : isEnd ? -1 : 0
      position += isStart || isEnd ? 2 : 1
      if depth == 0 { return }
    }
  }
}

private func isName(_ character: Character) -> Bool {
  character.isLetter || character.isNumber || character == "_"
}
