/// What surrounds the start of a line of Swift.
struct LineContext: Equatable {
  /// How many `{` are open.
  var braces = 0
  /// How many `(` and `[` are open.
  var brackets = 0
  /// Whether the line starts inside a string literal or a block comment.
  var isText = false
}

/// Finds, for every line of a Swift source, what is open where it starts.
///
/// This is no parser. A `//:` line is prose only where a statement could stand, and to know that it is enough
/// to count brackets, if one does not count those in strings and comments. The stack holds what is open: a
/// string literal can hold an interpolation, which can hold a string literal, and so on. Regex literals are
/// not known; one with an unbalanced bracket or a quote in it must be written as `Regex` of a string.
struct LineScanner {
  private enum Frame: Equatable {
    case code(closer: Character?)
    case comment
    case string(hashes: Int, isMultiline: Bool)
  }

  private let characters: [Character]
  private var position = 0
  private var stack: [Frame] = [.code(closer: nil)]
  private var context = LineContext()

  init(_ source: String) { characters = Array(source) }

  /// The context of each line's start, in order.
  static func contexts(of source: String) -> [LineContext] {
    var scanner = LineScanner(source)
    var contexts = [LineContext()]
    while scanner.position < scanner.characters.count {
      if scanner.step() { contexts.append(scanner.lineContext) }
    }
    return contexts
  }

  private var lineContext: LineContext {
    var result = context
    result.isText = stack.contains { frame in
      if case .code = frame { false } else { true }
    }
    return result
  }

  /// Reads one token; says whether it ended a line.
  private mutating func step() -> Bool {
    switch stack.last {
    case .comment: return stepInComment()
    case .string(let hashes, let isMultiline):
      return stepInString(hashes: hashes, isMultiline: isMultiline)
    default: return stepInCode()
    }
  }

  private func starts(with text: String, at offset: Int = 0) -> Bool {
    let end = position + offset + text.count
    return end <= characters.count && Array(text) == Array(characters[(position + offset)..<end])
  }

  private mutating func stepInComment() -> Bool {
    if starts(with: "*/") {
      stack.removeLast()
      position += 2
    } else if starts(with: "/*") {
      stack.append(.comment)
      position += 2
    } else {
      position += 1
      return characters[position - 1].isNewline
    }
    return false
  }

  private mutating func stepInString(hashes: Int, isMultiline: Bool) -> Bool {
    let marks = String(repeating: "#", count: hashes)
    let character = characters[position]
    if starts(with: "\\" + marks + "(") {
      position += hashes + 2
      stack.append(.code(closer: ")"))
    } else if character == "\\", hashes == 0 {
      position += 1
      if position < characters.count, !characters[position].isNewline { position += 1 }
    } else if starts(with: (isMultiline ? "\"\"\"" : "\"") + marks) {
      stack.removeLast()
      position += (isMultiline ? 3 : 1) + hashes
    } else {
      position += 1
      // A one-line literal that does not end on its line is the compiler's to report.
      if character.isNewline, !isMultiline { stack.removeLast() }
      return character.isNewline
    }
    return false
  }

  private mutating func stepInCode() -> Bool {
    if starts(with: "//") {
      while position < characters.count, !characters[position].isNewline { position += 1 }
      return false
    }
    if starts(with: "/*") {
      stack.append(.comment)
      position += 2
      return false
    }
    if openString() { return false }
    let character = characters[position]
    position += 1
    count(character)
    return character.isNewline
  }

  /// Enters a string literal if one starts here.
  private mutating func openString() -> Bool {
    var hashes = 0
    while position + hashes < characters.count, characters[position + hashes] == "#" { hashes += 1 }
    guard starts(with: "\"", at: hashes) else { return false }
    let isMultiline = starts(with: "\"\"\"", at: hashes)
    stack.append(.string(hashes: hashes, isMultiline: isMultiline))
    position += hashes + (isMultiline ? 3 : 1)
    return true
  }

  private mutating func count(_ character: Character) {
    switch character {
    case "{": context.braces += 1
    case "}": context.braces -= 1
    case "(", "[":
      context.brackets += 1
      if case .code(.some) = stack.last {
        stack.append(.code(closer: character == "(" ? ")" : "]"))
      }
    case ")", "]":
      // The parenthesis that ends an interpolation was not counted when it opened.
      if case .code(closer: character) = stack.last {
        stack.removeLast()
        if case .string = stack.last { return }
      }
      context.brackets -= 1
    default: break
    }
  }
}
