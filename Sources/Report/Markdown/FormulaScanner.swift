/// Markdown cut into formulas and the rest.
enum FormulaSegment: Equatable {
  case text(String)
  case formula(String, isDisplayed: Bool)
}

/// Finds `$…$` and `$$…$$`, as GitHub and pandoc do: not in code, not after a backslash; the dollars of
/// an inline formula touch it, stand in one paragraph, and no digit follows the second ("$5 and $6").
func formulaSegments(of source: String) -> [FormulaSegment] {
  var scanner = FormulaScanner(source)
  return scanner.run()
}

private struct FormulaScanner {
  private let characters: [Character]
  private var position = 0
  private var plain = ""
  private var segments: [FormulaSegment] = []

  init(_ source: String) { characters = Array(source) }

  mutating func run() -> [FormulaSegment] {
    while position < characters.count {
      switch characters[position] {
      case "\\": keep(min(2, characters.count - position))
      case "`": keep(codeLength())
      case "~" where runLength() >= 3 && startsLine: keep(codeLength())
      case "$": formula()
      default: keep(1)
      }
    }
    flush()
    return segments
  }

  private var startsLine: Bool { position == 0 || characters[position - 1].isNewline }

  private func runLength(at start: Int? = nil) -> Int {
    let start = start ?? position
    return characters[start...].prefix { $0 == characters[start] }.count
  }

  private mutating func keep(_ count: Int) {
    plain += String(characters[position..<position + count])
    position += count
  }

  private mutating func flush() {
    if !plain.isEmpty { segments.append(.text(plain)) }
    plain = ""
  }

  /// The length of the code that starts here, or of its opening marks if nothing closes it.
  private func codeLength() -> Int {
    let opening = runLength()
    var index = position + opening
    while index < characters.count {
      guard characters[index] == characters[position] else {
        index += 1
        continue
      }
      let closing = runLength(at: index)
      if closing == opening { return index + closing - position }
      index += closing
    }
    return opening
  }

  private mutating func formula() {
    let dollars = min(2, runLength())
    guard let end = formulaEnd(dollars) else { return keep(dollars) }
    flush()
    let tex = String(characters[position + dollars..<end])
    segments.append(.formula(tex, isDisplayed: dollars == 2))
    position = end + dollars
  }

  /// Where the closing dollars stand.
  private func formulaEnd(_ dollars: Int) -> Int? {
    var index = position + dollars
    guard index < characters.count, dollars == 2 || !characters[index].isWhitespace else {
      return nil
    }
    while index + dollars <= characters.count {
      if characters[index] == "\\" {
        index += 2
      } else if characters[index] == "$", closes(at: index, dollars) {
        return index
      } else if dollars == 1, characters[index] == "`" || endsParagraph(at: index) {
        return nil
      } else {
        index += 1
      }
    }
    return nil
  }

  private func closes(at index: Int, _ dollars: Int) -> Bool {
    guard index > position + dollars else { return false }
    if dollars == 2 { return index + 1 < characters.count && characters[index + 1] == "$" }
    let follows = index + 1 < characters.count ? characters[index + 1] : " "
    return !characters[index - 1].isWhitespace && !follows.isNumber
  }

  private func endsParagraph(at index: Int) -> Bool {
    guard characters[index].isNewline else { return false }
    return characters[(index + 1)...].prefix { !$0.isNewline }.allSatisfy(\.isWhitespace)
  }
}
