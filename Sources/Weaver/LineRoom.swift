import Grammar

/// Where the lines of a notebook have room for what is put in. Lines are numbered from 1.
extension NotebookFile {
  /// The words after which a statement goes on, or which go on with one.
  private static let links: Set = [
    "as", "async", "await", "case", "catch", "default", "else", "in", "is", "return", "throw",
    "throws", "try", "where", "while",
  ]

  /// Whether a line is blank or a comment, so that nothing is lost to the compiler without it.
  func isFree(_ line: Int) -> Bool {
    let text = source.lines[line - 1].drop(while: \.isWhitespace)
    return (text.isEmpty || text.hasPrefix("//")) && !source.isText(line: line - 1)
  }

  /// A line of code with all that a statement after it needs, and without a comment at its end; nil if none can follow:
  /// it ends within a literal or a comment, or is one of the compiler's conditions.
  func openEnd(of line: Int) -> String? {
    let text = source.lines[line - 1]
    guard !source.isText(line: line), text.first(where: { !$0.isWhitespace }) != "#" else {
      return nil
    }
    let start = source.start(ofLine: line - 1)
    let comment = source.code.texts.first {
      (start..<start + text.count).contains($0.lowerBound)
        && source.characters[$0].starts(with: "//")
    }
    let code = text.prefix((comment?.lowerBound ?? start + text.count) - start)
    let trimmed = code.reversed().drop(while: \.isWhitespace).reversed()
    let isOpen = lastToken(upTo: line).map {
      $0.range.upperBound <= start || $0.isMark("{") || $0.isMark(";")
    }
    return String(trimmed) + (isOpen ?? true ? " " : "; ")
  }

  /// Whether the lines are of one function's body, and one statement surely ends with the first of them and another
  /// begins with the second: there a name follows a value, with no word that links the two.
  func isBetweenStatements(_ line: Int, _ next: Int) -> Bool {
    let start = source.start(ofLine: next - 1)
    let position = outline.position(at: start)
    guard let block = position.block, position.brackets == 0,
      case .function = outline.blocks[block].kind, let last = lastToken(upTo: line),
      let index = source.code.tokens.firstIndex(where: { $0.range.lowerBound >= start }),
      let word = source.code.tokens[index].word
    else { return false }
    let isLabel = source.code.tokens.dropFirst(index + 1).first?.isMark(":") ?? false
    return isFinished(last, on: line) && !Self.links.contains(word) && !isLabel
  }

  /// Whether a statement can end with a token. An attribute, or a word alone, may be the beginning of a declaration.
  private func isFinished(_ token: CodeToken, on line: Int) -> Bool {
    let text = source.lines[line - 1].drop(while: \.isWhitespace)
    switch token.kind {
    case .word(let word):
      return text.contains(where: \.isWhitespace) && text.first != "@" && !Self.links.contains(word)
    case .mark(let mark): return ")]}".contains(mark) && text.first != "@"
    case .number, .string, .regex: return true
    }
  }

  /// Whether the first line is an import and no more, which may stand anywhere.
  var startsWithImport: Bool {
    let end = source.start(ofLine: 1)
    let tokens = source.code.tokens.prefix { $0.range.lowerBound < end }
    let levels = ["import", "public", "package", "internal", "fileprivate", "private"]
    guard let first = tokens.first, first.isMark("@") || levels.contains(first.word ?? ""),
      let index = tokens.firstIndex(where: { $0.isWord("import") }), index < tokens.count - 1
    else { return false }
    return !tokens.contains { $0.isMark(";") || $0.isMark("{") } && openEnd(of: 1) != nil
  }

  private func lastToken(upTo line: Int) -> CodeToken? {
    let end = source.start(ofLine: line)
    return source.code.tokens.last { $0.range.lowerBound < end }
  }
}
