extension MarkdownScanner {
  /// Parentheses inside each other in a link's target, with those around it.
  private static let deepestTarget = 33

  /// After the parenthesis that closes a link's target: an address without white space, with parentheses inside each other
  /// no deeper than cmark takes them, and a title in quotes if it has one, on this line.
  func endOfTarget() -> Int? {
    var depth = 0
    var index = position + 1
    while let next = character(index), !next.isNewline {
      if next == "(" { depth += 1 }
      if next == ")" { depth -= 1 }
      if depth == 0 { return index + 1 }
      if depth > Self.deepestTarget { return nil }
      if next.isWhitespace {
        guard let end = endOfTitle(from: index), character(end) == ")" else { return nil }
        index = end
      } else {
        index += 1
      }
    }
    return nil
  }

  /// After the white space and a link's title; after the white space alone if no title is there.
  private func endOfTitle(from start: Int) -> Int? {
    let first = start + text[start...].prefix { $0 == " " || $0 == "\t" }.count
    guard let quote = character(first), quote == "\"" || quote == "'" else { return first }
    let title = text[(first + 1)...].prefix { $0 != quote && !$0.isNewline }
    let end = first + 1 + title.count
    guard character(end) == quote else { return nil }
    return end + 1 + text[(end + 1)...].prefix { $0 == " " || $0 == "\t" }.count
  }

  /// After the address of a line such as `[label]: https://…`, which begins a paragraph.
  func endOfDefinition() -> Int? {
    guard position == 0 || endsParagraph(lineBefore), character(position) == "[",
      character(position + 1) != "^"
    else { return nil }
    let line = text[position...].prefix { !$0.isNewline }
    guard let close = line.firstIndex(of: "]"), character(close + 1) == ":",
      line[(close + 2)...].contains(where: { !$0.isWhitespace })
    else { return nil }
    return line.endIndex
  }

  /// Where the line before ends that a blank one follows; before the text if there is none.
  private var lineBefore: Int {
    text[..<max(0, position - 1)].lastIndex(where: \.isNewline) ?? -1
  }
}
