/// Finds the numbers in Markdown that the rule of ``Notebook/bareNumbers()`` is about.
///
/// What opens and is never closed (a lone dollar sign, a lone backtick) is text, as it is for the page.
struct NumberScanner {
  let text: [Character]
  /// How many `#` an interpolation has.
  private let hashes: Int
  private(set) var position = 0
  private var offsets: [Int] = []

  /// Where numbers start.
  static func offsets(in text: [Character], hashes: Int) -> [Int] {
    var scanner = NumberScanner(text: text, hashes: hashes)
    while scanner.position < text.count { scanner.step() }
    return scanner.offsets
  }

  private init(text: [Character], hashes: Int) {
    self.text = text
    self.hashes = hashes
  }

  private mutating func step() {
    if position == 0 || text[position - 1].isNewline, let end = endOfFence() ?? endOfListMark() {
      position = end
    } else if let end = endOfSkipped() {
      position = end
    } else if text[position].isNumber {
      if position == 0 || !text[position - 1].isLetter { offsets.append(position) }
      position = endOfNumber()
    } else {
      position += 1
    }
  }

  func character(_ index: Int) -> Character? {
    text.indices.contains(index) ? text[index] : nil
  }

  /// Where an interpolation, code, a formula, a link's target or a footnote's label ends that starts here.
  private func endOfSkipped() -> Int? {
    switch (text[position], character(position + 1)) {
    case ("\\", _): endOfBackslash()
    case ("`", _): endOfCode()
    case ("$", _): endOfFormula()
    case ("]", "("): end(of: ")")
    case ("[", "^"): end(of: "]")
    case ("<", "h"): end(of: ">")
    default: nil
    }
  }

  private func endOfBackslash() -> Int? {
    let marks = text[(position + 1)...].prefix { $0 == "#" }.count
    if marks == hashes, character(position + 1 + marks) == "(" {
      return SwiftText(characters: text).endOfParentheses(at: position + 1 + marks)
    }
    if hashes == 0, character(position + 1) == "u", character(position + 2) == "{" {
      return end(of: "}")
    }
    // A dollar sign or a backtick behind it opens nothing.
    return character(position + 1)?.isNumber == true ? nil : position + 2
  }

  func run(at start: Int) -> Int { text[start...].prefix { $0 == text[start] }.count }

  /// The code that starts here ends at as many marks as opened it, in the same paragraph.
  private func endOfCode() -> Int {
    let opening = run(at: position)
    var index = position + opening
    while index < text.count, !endsParagraph(index) {
      guard text[index] == "`" else {
        index += 1
        continue
      }
      let closing = run(at: index)
      index += closing
      if closing == opening { return index }
    }
    return position + opening
  }

  private func endOfFormula() -> Int {
    let dollars = min(2, run(at: position))
    let first = position + dollars
    if dollars == 1, character(first)?.isWhitespace ?? true { return first }
    var index = first
    while index < text.count {
      if text[index] == "\\" {
        index += 2
      } else if text[index] == "$", closesFormula(index, first, dollars) {
        return index + dollars
      } else if dollars == 1, text[index] == "`" || endsParagraph(index) {
        return first
      } else {
        index += 1
      }
    }
    return first
  }

  private func closesFormula(_ index: Int, _ first: Int, _ dollars: Int) -> Bool {
    guard index > first else { return false }
    if dollars == 2 { return character(index + 1) == "$" }
    return !text[index - 1].isWhitespace && character(index + 1)?.isNumber != true
  }

  private func endsParagraph(_ index: Int) -> Bool {
    text[index].isNewline
      && text[(index + 1)...].prefix { !$0.isNewline }.allSatisfy(\.isWhitespace)
  }
}
