/// A character with its offset in the file that it comes from.
package struct PlacedCharacter: Equatable, Sendable {
  package let character: Character
  package let offset: Int

  package init(_ character: Character, at offset: Int) {
    self.character = character
    self.offset = offset
  }
}

/// Text with interpolations, as a string literal or a run of prose has it.
package enum TextPart: Equatable, Sendable {
  /// Characters as they are meant, after escapes, each with its place in the source.
  case text([PlacedCharacter])
  /// What stands between the parentheses, with the offset of the backslash.
  case interpolation(source: String, offset: Int)
}

/// A string literal of Swift source.
package struct StringLiteral: Equatable, Sendable {
  /// With its delimiters.
  package let range: Range<Int>
  package let parts: [TextPart]

  /// What it says; nil if it has interpolations.
  package var plainText: String? {
    var result = ""
    for part in parts {
      guard case .text(let characters) = part else { return nil }
      result += String(characters.map(\.character))
    }
    return result
  }
}

/// Reads what a literal means: escapes are resolved, and the indentation of several lines is taken away.
struct StringLiteralReader {
  private let source: [Character]
  private let hashes: Int
  /// How many characters of white space each line loses.
  private let margin: Int
  /// How many of the line's have been taken away; nil after its first character that counts.
  private var stripped: Int?
  private var parts: [TextPart] = []
  private var text: [PlacedCharacter] = []

  /// The parts of a literal.
  ///
  /// - Parameters:
  ///   - lexemes: those of the literal, from its opening to its closing delimiter.
  ///   - source: the characters that the lexemes are of.
  static func parts(_ lexemes: ArraySlice<Lexeme>, in source: [Character]) -> [TextPart] {
    guard case .stringStart(let hashes, let isMultiline)? = lexemes.first?.kind else { return [] }
    var reader = StringLiteralReader(source, hashes, isMultiline ? lexemes.last : nil)
    reader.read(lexemes.dropFirst())
    if isMultiline { reader.dropOuterLineEnds() }
    reader.flush()
    return reader.parts
  }

  /// - Parameter end: the closing delimiter of a literal of several lines.
  private init(_ source: [Character], _ hashes: Int, _ end: Lexeme?) {
    self.source = source
    self.hashes = hashes
    let before = source[..<(end?.range.lowerBound ?? 0)].reversed()
    margin = before.prefix { $0.isWhitespace && !$0.isNewline }.count
  }

  private mutating func read(_ lexemes: ArraySlice<Lexeme>) {
    var depth = 0
    var start = 0
    for lexeme in lexemes {
      switch lexeme.kind {
      case .interpolationStart:
        if depth == 0 { start = lexeme.range.lowerBound }
        depth += 1
      case .interpolationEnd:
        depth -= 1
        if depth == 0 { interpolate(start..<lexeme.range.lowerBound) }
      case .stringText where depth == 0: for index in lexeme.range { append(index) }
      case .escape where depth == 0: escape(lexeme.range)
      default: break
      }
    }
  }

  private mutating func append(_ index: Int) {
    let character = source[index]
    if let count = stripped, count < margin, character.isWhitespace, !character.isNewline {
      stripped = count + 1
      return
    }
    stripped = character.isNewline ? 0 : nil
    text.append(PlacedCharacter(character.isNewline ? "\n" : character, at: index))
  }

  private mutating func interpolate(_ range: Range<Int>) {
    flush()
    stripped = nil
    let code = source[range].dropFirst(2 + hashes)
    parts.append(.interpolation(source: String(code), offset: range.lowerBound))
  }

  private mutating func flush() {
    if !text.isEmpty { parts.append(.text(text)) }
    text = []
  }

  private mutating func escape(_ range: Range<Int>) {
    let code = source[range].dropFirst(1 + hashes)
    stripped = code.last?.isNewline == true ? 0 : nil
    guard stripped == nil, let first = code.first else { return }
    let meant: Character? =
      switch first {
      case "n": "\n"
      case "t": "\t"
      case "r": "\r"
      case "0": "\0"
      case "u":
        UInt32(String(code.dropFirst(2).dropLast()), radix: 16).flatMap(Unicode.Scalar.init)
          .map { Character($0) }
      default: first
      }
    if let meant { text.append(PlacedCharacter(meant, at: range.lowerBound)) }
  }

  /// The line end after the opening delimiter and the one before the closing one are not of the text.
  private mutating func dropOuterLineEnds() {
    if text.last?.character == "\n" { text.removeLast() }
    flush()
    guard case .text(let first)? = parts.first, let end = first.firstIndex(where: \.isLineEnd)
    else { return }
    let rest = Array(first[(end + 1)...])
    parts[0] = .text(rest)
    if rest.isEmpty { parts.removeFirst() }
  }
}

extension PlacedCharacter {
  fileprivate var isLineEnd: Bool { character.isNewline }
}
