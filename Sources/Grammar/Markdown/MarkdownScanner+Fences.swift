extension MarkdownScanner {
  /// After a fenced block that starts on this line. It ends with its fence, with the quotation or the item
  /// that it stands in, or with the text.
  func endOfFence() -> Int? {
    let prefix = LinePrefix(text[position...])
    guard opensFence(at: prefix.end), let fence = character(prefix.end) else { return nil }
    let length = run(at: prefix.end)
    var line = endOfLine(prefix.end)
    while line < text.count {
      let next = LinePrefix(text[line...], isContinuation: true)
      let isBlank = character(next.end)?.isNewline ?? true
      if next.quotations < prefix.quotations || !isBlank && next.columns < prefix.itemColumns {
        return line
      }
      line = endOfLine(line)
      if closes(at: next.end, fence, length) { return line }
    }
    return line
  }

  private func opensFence(at index: Int) -> Bool {
    guard let fence = character(index), "`~".contains(fence), run(at: index) >= 3 else {
      return false
    }
    let information = text[(index + run(at: index))...].prefix { !$0.isNewline }
    return fence == "~" || !information.contains("`")
  }

  /// Whether a line ends there and the next is blank, or begins a block of its own: a fence, an item, a heading or a
  /// quotation.
  func endsBlock(_ index: Int) -> Bool {
    guard character(index)?.isNewline == true else { return false }
    let next = LinePrefix(text[(index + 1)...])
    let marks = text[next.end...].prefix { $0 == "#" }.count
    let isHeading = (1...6).contains(marks) && character(next.end + marks)?.isWhitespace ?? true
    let line = LinePrefix(text[((text[..<index].lastIndex(where: \.isNewline) ?? -1) + 1)...])
    return endsParagraph(index) || opensFence(at: next.end) || next.itemColumns > 0 || isHeading
      || next.quotations > line.quotations
  }

  private func closes(at index: Int, _ fence: Character, _ length: Int) -> Bool {
    guard character(index) == fence, run(at: index) >= length else { return false }
    return text[(index + run(at: index))...].prefix { !$0.isNewline }.allSatisfy(\.isWhitespace)
  }

  private func endOfLine(_ index: Int) -> Int {
    (text[index...].firstIndex(where: \.isNewline) ?? text.count - 1) + 1
  }
}

/// What stands before the content of a line: white space, and the marks of quotations and bullets.
struct LinePrefix {
  /// How many `>` it has.
  private(set) var quotations = 0
  /// Its width in characters.
  private(set) var columns = 0
  /// How far the content of the item is indented that begins on this line; nought if none does.
  private(set) var itemColumns = 0
  /// Where the content begins.
  private(set) var end: Int

  /// - Parameters:
  ///   - line: characters from the start of a line.
  ///   - isContinuation: whether the line goes on with a block, so that a bullet in it is content.
  init(_ line: ArraySlice<Character>, isContinuation: Bool = false) {
    end = line.startIndex
    while end < line.endIndex {
      let next = end + 1 < line.endIndex ? line[end + 1] : "\n"
      let isBullet = "-*+".contains(line[end]) && next.isWhitespace && !isContinuation
      if line[end] == ">" {
        quotations += 1
      } else if !isBullet, line[end] != " " && line[end] != "\t" {
        return
      }
      end += isBullet && !next.isNewline ? 2 : 1
      columns = end - line.startIndex
      if isBullet { itemColumns = columns }
    }
  }
}
