/// Reads the TeX that mathematics on the page is written in. What it does not know is an error that
/// names the command: a formula is never shown wrong.
package struct TeXParser {
  private let tokens: [TeXToken]
  /// Where each token starts.
  private let offsets: [Int]
  private var position = 0
  private var depth = 0

  /// How many groups and arguments can stand inside each other.
  private static let deepest = 100

  /// Reads a formula.
  ///
  /// - Throws: `TeXError`, which names the command or the brace.
  package static func parse(_ tex: String) throws(TeXError) -> MathNode {
    var parser = TeXParser(tex)
    let row = try parser.row { _ in false }
    if let token = parser.next() { throw parser.error("\(token) has no partner") }
    return row
  }

  private init(_ tex: String) {
    (tokens, offsets) = texTokens(tex)
  }

  private var peek: TeXToken? { position < tokens.count ? tokens[position] : nil }

  private mutating func next() -> TeXToken? {
    guard let token = peek else { return nil }
    position += 1
    return token
  }

  private mutating func skipSpaces() {
    while peek == .space { position += 1 }
  }

  /// An error at the token that was read last.
  private func error(_ reason: String, unknown command: String? = nil) -> TeXError {
    let index = max(0, position - 1)
    return TeXError(
      reason: reason, offset: offsets.indices.contains(index) ? offsets[index] : 0,
      unknownCommand: command)
  }

  /// Nodes up to a closing brace, the end, or a token that the caller waits for.
  private mutating func row(until isEnd: (TeXToken) -> Bool) throws(TeXError) -> MathNode {
    var nodes: [MathNode] = []
    while true {
      skipSpaces()
      guard let token = peek, token != .close, !isEnd(token) else { break }
      nodes.append(try scripted())
    }
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  /// A node and the scripts that follow it.
  private mutating func scripted() throws(TeXError) -> MathNode {
    let base = peek == .superscript || peek == .lowered ? .row([]) : try atom()
    var sub: MathNode?
    var sup: MathNode?
    var takesLimits = base.takesLimits
    while true {
      skipSpaces()
      switch peek {
      case .lowered where sub == nil:
        position += 1
        sub = try argument()
      case .superscript where sup == nil:
        position += 1
        sup = try argument()
      case .character("'") where sup == nil:
        position += 1
        sup = .symbol("′", .ordinary)
      case .command("limits"):
        position += 1
        takesLimits = true
      case .lowered, .superscript:
        position += 1
        throw error("a second script of the same kind")
      default:
        if sub == nil && sup == nil { return base }
        return .scripts(base, sub: sub, sup: sup, areLimits: takesLimits)
      }
    }
  }

  /// A braced group or one token.
  private mutating func argument() throws(TeXError) -> MathNode {
    skipSpaces()
    guard let token = peek, token != .close else {
      throw error("an argument is missing at its end")
    }
    // Of a number without braces, the argument is the first digit.
    if case .character(let digit) = token, digit.isNumber {
      position += 1
      return .number(String(digit))
    }
    return try atom()
  }

  private mutating func atom() throws(TeXError) -> MathNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error("it is more than \(Self.deepest) groups deep") }
    switch next() {
    case .open:
      let row = try row { _ in false }
      guard next() == .close else { throw error("a { is not closed") }
      return row
    case .command(let name): return try command(name)
    case .character(let character): return self.character(character)
    default: throw error("& stands outside of a table")
    }
  }

  private mutating func character(_ character: Character) -> MathNode {
    if character.isNumber { return number(from: character) }
    if character.isLetter { return .identifier(String(character), style: .automatic) }
    switch character {
    case "-": return .symbol("−", .ordinary)
    case "*": return .symbol("∗", .ordinary)
    case "`": return .symbol("‘", .ordinary)
    case "~": return .space("0.333")
    case "(", ")", "[", "]", "|": return .symbol(String(character), .fence)
    default: return .symbol(String(character), .ordinary)
    }
  }

  /// Digits, with a point or a comma between digits.
  private mutating func number(from first: Character) -> MathNode {
    var text = String(first)
    while case .character(let character)? = peek {
      let isSeparator = character == "." || character == ","
      guard character.isNumber || isSeparator && digitFollows else { break }
      text.append(character)
      position += 1
    }
    return .number(text)
  }

  private var digitFollows: Bool {
    guard position + 1 < tokens.count, case .character(let next) = tokens[position + 1] else {
      return false
    }
    return next.isNumber
  }
}

extension TeXParser {
  private mutating func command(_ name: String) throws(TeXError) -> MathNode {
    if let sign = TeXSymbols.identifiers[name] { return .identifier(sign, style: .automatic) }
    if let sign = TeXSymbols.operators[name] { return .symbol(sign, .ordinary) }
    if let sign = TeXSymbols.fences[name] { return .symbol(sign, .fence) }
    if let sign = TeXSymbols.large[name] { return .symbol(sign, .large) }
    if let width = TeXSymbols.spaces[name] { return .space(width) }
    if TeXSymbols.functions[name] != nil { return .identifier(name, style: .upright) }
    if let accent = TeXSymbols.accents[name] {
      return .accent(try argument(), accent.sign, isBelow: accent.isBelow)
    }
    return try structure(name)
  }

  private mutating func structure(_ name: String) throws(TeXError) -> MathNode {
    switch name {
    case "frac", "tfrac", "dfrac": return .fraction(try argument(), try argument())
    case "sqrt": return try root()
    case "text", "mathrm", "operatorname", "textrm": return try words(name)
    case "mathbf", "boldsymbol", "bm": return try argument().bold
    case "mathcal", "mathbb": return try alphabet(name)
    case "left": return try fenced()
    case "begin": return try environment()
    case "displaystyle", "bigl", "bigr", "big", "Big", "limits", "nolimits": return .row([])
    default: throw error("\\\(name) is not a command that it knows", unknown: name)
    }
  }

  private mutating func root() throws(TeXError) -> MathNode {
    skipSpaces()
    guard peek == .character("[") else { return .root(try argument(), index: nil) }
    position += 1
    let index = try row { $0 == .character("]") }
    guard next() == .character("]") else { throw error("a [ is not closed") }
    return .root(try argument(), index: index)
  }

  /// The characters of a group, as words.
  private mutating func words(_ command: String) throws(TeXError) -> MathNode {
    skipSpaces()
    guard next() == .open else { throw error("\\\(command) needs a group in braces") }
    var text = ""
    while let token = next(), token != .close {
      switch token {
      case .character("~"): text += "\u{A0}"
      case .character("`"): text += "‘"
      case .character(let character): text.append(character)
      case .space: text += " "
      case .command(let sign) where TeXSymbols.operators[sign]?.count == 1: text += sign
      default: throw error("\\\(command) holds more than text")
      }
    }
    return command == "text" || command == "textrm"
      ? .text(text) : .identifier(text, style: .upright)
  }

  private mutating func alphabet(_ name: String) throws(TeXError) -> MathNode {
    guard case .identifier(let letter, _) = try argument(), let character = letter.first,
      letter.count == 1, let ascii = character.asciiValue, (65...90).contains(ascii),
      let first = TeXSymbols.alphabets[name],
      let scalar = Unicode.Scalar(first + UInt32(ascii) - 65)
    else { throw error("\\\(name) takes one capital letter") }
    let sign = TeXSymbols.exceptions[name]?[character] ?? String(Character(scalar))
    return .identifier(sign, style: .upright)
  }

  private mutating func fenced() throws(TeXError) -> MathNode {
    let open = try delimiter()
    let body = try row { $0 == .command("right") }
    guard next() == .command("right") else { throw error("\\left has no \\right") }
    return .fenced(open: open, body, close: try delimiter())
  }

  private mutating func delimiter() throws(TeXError) -> String {
    skipSpaces()
    switch next() {
    case .character("."): return ""
    case .character(let character) where "()[]|/".contains(character): return String(character)
    case .command(let name):
      if let sign = TeXSymbols.fences[name] { return sign }
      throw error("\\\(name) is not a bracket")
    default: throw error("a bracket is missing")
    }
  }

  /// `\begin{aligned}` and `\begin{cases}`.
  private mutating func environment() throws(TeXError) -> MathNode {
    guard case .identifier(let name, _) = try words("operatorname"),
      ["aligned", "cases"].contains(name)
    else { throw error("\\begin takes aligned or cases") }
    var rows: [[MathNode]] = [[]]
    while true {
      let cell = try row { $0 == .ampersand || $0 == .command("\\") || $0 == .command("end") }
      rows[rows.count - 1].append(cell)
      switch next() {
      case .ampersand: continue
      case .command("\\"): rows.append([])
      case .command("end"):
        guard try words("operatorname") == .identifier(name, style: .upright) else {
          throw error("\\end does not match \\begin{\(name)}")
        }
        return .array(rows, isCases: name == "cases")
      default: throw error("\\begin{\(name)} has no \\end")
      }
    }
  }
}

extension MathNode {
  /// Whether its scripts stand below and above it when the formula is displayed.
  fileprivate var takesLimits: Bool {
    switch self {
    case .symbol(let sign, .large): !["∫", "∬", "∮"].contains(sign)
    case .identifier(let name, .upright): TeXSymbols.functions[name] ?? false
    case .accent(_, let sign, _): sign == "⏟" || sign == "⏞"
    default: false
    }
  }

  /// The same with its letters bold.
  fileprivate var bold: MathNode {
    switch self {
    case .identifier(let name, _): .identifier(name, style: .bold)
    case .row(let nodes): .row(nodes.map(\.bold))
    default: self
    }
  }
}
