/// What TeX's text is made of.
enum TeXToken: Equatable {
  /// A command, without its backslash; a single sign such as `,` included.
  case command(String)
  case character(Character)
  case open
  case close
  case superscript
  case lowered
  case ampersand
  case space
}

/// Cuts TeX into tokens, with the offset of each in characters; white space runs are one token.
func texTokens(_ tex: String) -> ([TeXToken], offsets: [Int]) {
  var tokens: [TeXToken] = []
  var offsets: [Int] = []
  var rest = Array(tex)[...]
  while let next = rest.popFirst() {
    let offset = rest.startIndex - 1
    switch next {
    case "\\":
      let letters = rest.prefix { $0.isASCII && $0.isLetter }
      let name = letters.isEmpty ? String(rest.prefix(1)) : String(letters)
      rest.removeFirst(name.count)
      tokens.append(.command(name))
    case "{": tokens.append(.open)
    case "}": tokens.append(.close)
    case "^": tokens.append(.superscript)
    case "_": tokens.append(.lowered)
    case "&": tokens.append(.ampersand)
    case let white where white.isWhitespace:
      if tokens.last != .space { tokens.append(.space) }
    default: tokens.append(.character(next))
    }
    if tokens.count > offsets.count { offsets.append(offset) }
  }
  return (tokens, offsets)
}
