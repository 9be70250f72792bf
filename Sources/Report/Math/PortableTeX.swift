/// TeX spelled so that Markdown leaves it alone, wherever it stands: in a paragraph, a table, a heading.
///
/// Most readers of Markdown do not know mathematics: they read the text between the dollars as Markdown, in
/// which `\|` is a bar, `_` opens an emphasis and `|` ends a table's cell, and hand what is left to TeX. Others take
/// the dollars first and every sign as it stands, so that escapes would be wrong there. What means the same to
/// all of them is a word: `\Vert` for `\|`, `\ast` for `*`, and a space where TeX reads over it and Markdown
/// does not. The thin spaces, of whose names pandoc knows none, become spaces between words.
struct PortableTeX {
  /// On one line.
  let text: String
  /// Whether it holds no sign that Markdown would take. For some there is no word that every reader knows: the
  /// end of a row, a negative space, and `\%`, `\#`, `\&`, `\$`, `\_`.
  let isWordsOnly: Bool

  init(_ tex: String) {
    var speller = TeXSpeller(tex)
    (text, isWordsOnly) = speller.run()
  }
}

private struct TeXSpeller {
  private let characters: [Character]
  private var position = 0
  private var result = ""
  private var isWordsOnly = true

  init(_ tex: String) {
    let line = sanitized(tex).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    characters = Array(line)
  }

  mutating func run() -> (String, Bool) {
    while let next = take() {
      if next == "\\" { command() } else { sign(next) }
    }
    // A space at the end would keep the dollar after it from closing.
    while result.hasSuffix(" ") { result.removeLast(result.hasSuffix("\\ ") ? 2 : 1) }
    return (result, isWordsOnly)
  }

  private var next: Character? { position < characters.count ? characters[position] : nil }

  private mutating func take() -> Character? {
    guard let next else { return nil }
    position += 1
    return next
  }

  private mutating func command() {
    let letters = characters[position...].prefix { $0.isASCII && $0.isLetter }
    position += letters.count
    if letters.isEmpty { return shortCommand() }
    result += "\\" + String(letters)
    if ["text", "textrm"].contains(String(letters)) { words() }
  }

  /// A command of one sign.
  private mutating func shortCommand() {
    guard let sign = take() else { return result.append("\\") }
    if let word = Self.commands[sign] { append(word) } else { keep(sign) }
  }

  /// A command that no word stands for.
  private mutating func keep(_ sign: Character) {
    result += "\\\(sign)"
    isWordsOnly = false
  }

  private mutating func sign(_ sign: Character) {
    switch sign {
    // Behind a letter or a digit it opens nothing.
    case "_": append(endsInWord ? "_" : "_ ")
    case ":", "@", "&": append("\(sign) ")
    // Else the rest of the line would be a comment.
    case "%", "#": keep(sign)
    // No link `](…)`, no note `[^…`.
    case "(" where result.last == "]", "[" where result.last == "]", "^" where result.last == "[":
      result += " \(sign)"
    default: append(Self.signs[sign] ?? String(sign))
    }
  }

  /// One space is enough.
  private mutating func append(_ word: String) {
    result += next == " " && word.last == " " ? String(word.dropLast()) : word
  }

  private var endsInWord: Bool { result.last.map { $0.isLetter || $0.isNumber } ?? false }

  /// The braces of a text and what is in them: signs that Markdown takes stand between two texts.
  private mutating func words() {
    if next == " " { position += 1 }
    guard next == "{" else { return }
    result.append("{")
    position += 1
    while let next = take() {
      if next == "}" { return result.append("}") }
      word(next)
    }
  }

  private mutating func word(_ character: Character) {
    switch character {
    case "\\":
      let letters = characters[position...].prefix { $0.isASCII && $0.isLetter }
      if letters.isEmpty { return take().map { keep($0) } ?? () }
      position += letters.count
      result += "}\\\(String(letters)) \\text{"
      if next == " " { position += 1 }
    case "(" where result.last == "]", "[" where result.last == "]":
      result += "}\\text{\(character)"
    case "<": result += "}\\lt\\text{"
    case "*": result += "}\\ast\\text{"
    case "|": result += "}\\vert\\text{"
    case "~": result += "\u{A0}"
    case "`": result += "‘"
    case "%", "#": keep(character)
    default: result.append(character)
    }
  }
}

extension TeXSpeller {
  /// Commands of one sign, which is Markdown's too, in words.
  private static let commands: [Character: String] = [
    "{": "\\lbrace ", "}": "\\rbrace ", "|": "\\Vert ", " ": "\\ ", ",": "\\ ", ":": "\\ ",
    ">": "\\ ", ";": "\\ ",
  ]

  /// Signs that are Markdown's too, as TeX would show them.
  private static let signs: [Character: String] = [
    "<": "\\lt ", ">": "\\gt ", "*": "\\ast ", "|": "\\vert ", "~": "\\ ", "`": "‘",
  ]
}
