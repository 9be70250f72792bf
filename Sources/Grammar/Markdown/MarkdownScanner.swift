/// Cuts Markdown into spans, for the page and for the rules of a notebook's prose.
///
/// Code is what CommonMark says: a backslash means nothing in it, as many backticks close it as opened it, and in one
/// paragraph. Formulas are what GitHub and pandoc take for such: not in code, not after a backslash; the dollars of
/// an inline formula touch it, stand in one paragraph, and no digit follows the second ("$5 and $6"). What opens
/// and is never closed is text.
package struct MarkdownScanner {
  let text: [Character]
  private(set) var position = 0
  /// Whether an item of an ordered list has begun since the last blank line.
  private var isInList = false
  /// How many brackets are open that can be a link's.
  private var brackets = 0
  private var spans: [MarkdownSpan] = []
  /// Up to where the text has been looked through for what closes a beginning of a kind, and has nothing: a text of beginnings alone
  /// would else be looked through for each.
  private var unclosed: [Opening: Int] = [:]

  private enum Opening: Hashable {
    case code(backticks: Int)
    case formula(dollars: Int)
    case mark(Character)
  }

  /// The spans of a text, in order.
  ///
  /// - Parameter text: Markdown in which each value, reference or other interpolation is a private-use character.
  package static func spans(of text: [Character]) -> [MarkdownSpan] {
    var scanner = MarkdownScanner(text: text)
    while scanner.position < text.count { scanner.step() }
    return scanner.spans
  }

  private init(text: [Character]) { self.text = text }

  func character(_ index: Int) -> Character? {
    text.indices.contains(index) ? text[index] : nil
  }

  func run(at start: Int) -> Int { text[start...].prefix { $0 == text[start] }.count }

  private mutating func step() {
    if startsLine, let end = endOfFence() { return take(.fencedCode, to: end) }
    if startsLine, let mark = listMark() {
      isInList = true
      take(.text, to: mark.lowerBound)
      return take(.listMark, to: mark.upperBound)
    }
    if startsLine, let end = endOfDefinition() { return take(.linkTarget, to: end) }
    if startsLine, endsParagraph(position - 1) { (isInList, brackets) = (false, 0) }
    switch (text[position], character(position + 1)) {
    case ("\\", let next?) where next.isASCII && (next.isPunctuation || next.isSymbol):
      take(.escape, to: position + 2)
    case ("`", _): code()
    case ("$", _): formula()
    case ("[", "^"): skip(.noteLabel, to: end(of: "]"))
    case ("[", _): bracket(1)
    case ("]", let next): bracket(-1, isTarget: next == "(")
    case ("<", "h"): skip(.autolink, to: end(of: ">"))
    default: take(.text, to: position + 1)
    }
  }

  private var startsLine: Bool { position == 0 || text[position - 1].isNewline }

  /// Takes characters as one span; neighbouring text is joined.
  private mutating func take(_ kind: MarkdownSpan.Kind, to end: Int) {
    guard end > position else { return }
    var start = position
    if kind == .text, let last = spans.last, last.kind == .text {
      start = last.range.lowerBound
      spans.removeLast()
    }
    spans.append(MarkdownSpan(kind: kind, range: start..<end))
    position = end
  }

  private mutating func skip(_ kind: MarkdownSpan.Kind, to end: Int?) {
    take(end == nil ? .text : kind, to: end ?? position + 1)
  }

  private mutating func bracket(_ change: Int, isTarget: Bool = false) {
    let isOpen = brackets > 0
    brackets = max(0, brackets + change)
    skip(.linkTarget, to: isTarget && isOpen ? endOfTarget() : nil)
  }

  private mutating func code() {
    let opening = run(at: position)
    guard position >= unclosed[.code(backticks: opening), default: 0] else {
      return take(.text, to: position + opening)
    }
    var index = position + opening
    while index < text.count, !endsBlock(index) {
      let run = text[index] == "`" ? run(at: index) : 0
      index += max(run, 1)
      if run == opening { return take(.code, to: index) }
    }
    unclosed[.code(backticks: opening)] = index
    take(.text, to: position + opening)
  }

  private mutating func formula() {
    let dollars = character(position + 1) == "$" ? 2 : 1
    guard let end = endOfFormula(dollars) else { return take(.text, to: position + dollars) }
    take(.formula(isDisplayed: dollars == 2), to: end + dollars)
  }

  /// Where the closing dollars stand.
  private mutating func endOfFormula(_ dollars: Int) -> Int? {
    var index = position + dollars
    guard let first = character(index), dollars == 2 || !first.isWhitespace,
      position >= unclosed[.formula(dollars: dollars), default: 0]
    else { return nil }
    while index + dollars <= text.count {
      if text[index] == "\\" {
        index += 2
      } else if text[index] == "$", closesFormula(at: index, dollars) {
        return index
      } else if dollars == 1, text[index] == "`" || endsParagraph(index) {
        break
      } else {
        index += 1
      }
    }
    unclosed[.formula(dollars: dollars)] = index
    return nil
  }

  private func closesFormula(at index: Int, _ dollars: Int) -> Bool {
    guard index > position + dollars else { return false }
    if dollars == 2 { return character(index + 1) == "$" }
    return !text[index - 1].isWhitespace && character(index + 1)?.isNumber != true
  }

  /// Whether a line ends there and the next is blank.
  func endsParagraph(_ index: Int) -> Bool {
    guard let end = character(index), end.isNewline else { return false }
    return text[(index + 1)...].prefix { !$0.isNewline }.allSatisfy(\.isWhitespace)
  }

  /// After the next such character, on this line.
  private mutating func end(of closer: Character) -> Int? {
    guard position >= unclosed[.mark(closer), default: 0] else { return nil }
    let rest = text[position...].dropFirst(2)
    let end = rest.firstIndex { $0 == closer || $0.isNewline } ?? text.count
    if character(end) == closer { return end + 1 }
    unclosed[.mark(closer)] = end
    return nil
  }
}

extension MarkdownScanner {
  /// The number and the dot of an ordered list's item that starts on this line. In the midst of a paragraph only
  /// the number one begins a list, and not without content.
  private func listMark() -> Range<Int>? {
    let content = LinePrefix(text[position...]).end
    let number = text[content...].prefix { $0.isASCII && $0.isWholeNumber }
    let mark = content + number.count
    guard !number.isEmpty, number.count < 10, let sign = character(mark), ".)".contains(sign),
      character(mark + 1)?.isWhitespace ?? true
    else { return nil }
    let rest = text[(mark + 1)...].prefix { !$0.isNewline }
    let begins = number == ["1"] && !rest.allSatisfy(\.isWhitespace)
    let isAllowed = position == 0 || isInList || begins || followsBlankLine
    return isAllowed ? content..<mark + 1 : nil
  }

  private var followsBlankLine: Bool {
    let before = text[..<(position - 1)].reversed().prefix { !$0.isNewline }
    return before.allSatisfy(\.isWhitespace) || before.last == "#"
  }
}
