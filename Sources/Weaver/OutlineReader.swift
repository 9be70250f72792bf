import Grammar

/// Finds the blocks of a source from its tokens.
struct OutlineReader {
  private let tokens: [CodeToken]
  private let end: Int
  private var index = 0
  private var position = Outline.Position()
  /// Brackets that are open in the blocks around the innermost.
  private var outerBrackets: [Int] = []
  /// The declaration whose body the next brace opens, and how many brackets are open around it.
  private var pending: (kind: Outline.Block.Kind, brackets: Int)?
  private(set) var blocks: [Outline.Block] = []
  private(set) var functions: [Outline.Function] = []
  private(set) var positions: [(offset: Int, position: Outline.Position)] = []

  private static let types: Set = ["struct", "class", "enum", "actor", "extension", "protocol"]
  private static let members: Set = [
    "func", "var", "let", "init", "subscript", "typealias", "case",
  ]

  init(_ tokens: [CodeToken], end: Int) {
    self.tokens = tokens
    self.end = end
  }

  mutating func read() {
    while index < tokens.count {
      switch tokens[index].kind {
      case .word(let word): declaration(word)
      case .mark(let mark): bracket(mark, at: tokens[index].range.lowerBound)
      default: break
      }
      index += 1
    }
  }

  private func token(_ offset: Int) -> CodeToken? {
    tokens.indices.contains(index + offset) ? tokens[index + offset] : nil
  }

  private mutating func declaration(_ word: String) {
    if token(-1)?.isMark(".") == true || token(1)?.isMark(":") == true { return }
    if Self.types.contains(word), let name = token(1)?.word, !Self.members.contains(name) {
      pending = (.type(qualified(name)), position.brackets)
    } else if word == "func", let head = functionHead() {
      functions.append(head)
      pending = (.function(functions.count - 1), position.brackets)
    } else if Self.members.contains(word), pending?.brackets == position.brackets {
      // The function before it was one without a body.
      pending = nil
    }
  }

  /// The name of a type with those around it, such as `Outer.Inner`.
  private func qualified(_ name: String) -> String {
    var path = typeAround
    path += path.isEmpty ? name : ".\(name)"
    var offset = 2
    while token(offset)?.isMark(".") == true, let next = token(offset + 1)?.word {
      path += ".\(next)"
      offset += 2
    }
    return path
  }

  private var typeAround: String {
    var block = position.block
    while let index = block {
      if case .type(let name) = blocks[index].kind { return name }
      block = blocks[index].parent
    }
    return ""
  }

  /// The name and the page of the function that is declared here; nil if it has no name, as an operator.
  private func functionHead() -> Outline.Function? {
    guard let name = token(1)?.word,
      let open = tokens[index...].firstIndex(where: { $0.isMark("(") })
    else { return nil }
    var depth = 0
    var parameter: String?
    var page: String?
    for (index, token) in tokens.enumerated().dropFirst(open) {
      if token.isMark("(") { depth += 1 }
      if token.isMark(")") { depth -= 1 }
      if depth == 0 { break }
      if depth == 1, token.isMark(":") { parameter = tokens[index - 1].word }
      if token.isWord("inout"), isPage(after: index), page == nil { page = parameter }
    }
    return Outline.Function(name: name, page: page, type: typeAround)
  }

  /// Whether `Page`, or `Report.Page`, follows.
  private func isPage(after index: Int) -> Bool {
    let next = tokens.dropFirst(index + 1).prefix(3).map { $0 }
    guard let first = next.first else { return false }
    if first.isWord("Page") { return true }
    return next.count == 3 && first.isWord("Report") && next[1].isMark(".")
      && next[2].isWord("Page")
  }

  private mutating func bracket(_ mark: Character, at offset: Int) {
    switch mark {
    case "{": open(at: offset)
    case "}": close(at: offset)
    case "(", "[": position.brackets += 1
    case ")", "]": position.brackets = max(0, position.brackets - 1)
    default: return
    }
    positions.append((offset, position))
  }

  private mutating func open(at offset: Int) {
    var kind = Outline.Block.Kind.other
    if let declared = pending, declared.brackets == position.brackets {
      kind = declared.kind
      pending = nil
    }
    blocks.append(Outline.Block(kind: kind, parent: position.block, start: offset, end: end))
    outerBrackets.append(position.brackets)
    position = Outline.Position(block: blocks.count - 1)
  }

  private mutating func close(at offset: Int) {
    guard let block = position.block else { return }
    if pending?.brackets == position.brackets { pending = nil }
    blocks[block].end = offset
    position = Outline.Position(block: blocks[block].parent, brackets: outerBrackets.removeLast())
  }
}
