import Grammar

/// The blocks of a source file, and which of them are bodies of types and functions.
struct Outline {
  /// What stands between two braces.
  struct Block {
    enum Kind: Equatable {
      /// The body of a type or an extension, with its full name.
      case type(String)
      /// The body of a function, by its index.
      case function(Int)
      case other
    }

    let kind: Kind
    let parent: Int?
    /// Where its opening brace stands.
    let start: Int
    /// Where its closing brace stands, or the file ends.
    var end: Int
  }

  /// A function with a body.
  struct Function {
    let name: String
    /// The name of its `inout Page` parameter, if it has one.
    let page: String?
    /// The type that it is a method of; empty for a free one.
    let type: String
  }

  /// What is open at a place.
  struct Position {
    /// The innermost block; nil outside of all.
    var block: Int?
    /// How many `(` and `[` are open in that block.
    var brackets = 0
  }

  let blocks: [Block]
  let functions: [Function]
  /// What is open after each bracket, in order.
  private let positions: [(offset: Int, position: Position)]

  init(_ source: SourceText) {
    var reader = OutlineReader(source.code.tokens, end: source.characters.count)
    reader.read()
    (blocks, functions, positions) = (reader.blocks, reader.functions, reader.positions)
  }

  /// What is open before a character.
  func position(at offset: Int) -> Position {
    var low = 0
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if positions[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? positions[low - 1].position : Position()
  }

  /// The full name of the type that a place is in; empty outside of all.
  func type(at offset: Int) -> String {
    var block = position(at: offset).block
    while let index = block {
      if case .type(let name) = blocks[index].kind { return name }
      block = blocks[index].parent
    }
    return ""
  }

  /// Whether a block stands in bodies of types only: its function is no local one.
  func isDeclaration(_ block: Int) -> Bool {
    var parent = blocks[block].parent
    while let index = parent {
      guard case .type = blocks[index].kind else { return false }
      parent = blocks[index].parent
    }
    return true
  }
}
