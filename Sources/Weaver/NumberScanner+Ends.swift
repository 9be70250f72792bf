extension NumberScanner {
  /// Behind a fenced block that starts on this line.
  func endOfFence() -> Int? {
    let first = position + text[position...].prefix { $0 == " " || $0 == "\t" }.count
    guard let mark = character(first), "`~".contains(mark), run(at: first) >= 3 else { return nil }
    var line = endOfLine(first)
    while line < text.count {
      let start = line + text[line...].prefix { $0 == " " || $0 == "\t" }.count
      let isClosing = character(start) == mark && run(at: start) >= run(at: first)
      line = endOfLine(line)
      if isClosing { break }
    }
    return line
  }

  private func endOfLine(_ index: Int) -> Int {
    (text[index...].firstIndex(where: \.isNewline) ?? text.count - 1) + 1
  }

  func endOfListMark() -> Int? {
    let first = position + text[position...].prefix { $0 == " " || $0 == "\t" }.count
    let digits = text[first...].prefix(while: \.isWholeNumber).count
    return digits > 0 && character(first + digits) == "." ? first + digits + 1 : nil
  }

  /// A number with its separators and what is written to it: "60,000", "0.5", "5x5", "2nd".
  func endOfNumber() -> Int {
    var index = position
    while let next = character(index) {
      let isInside = ".,".contains(next) && character(index + 1)?.isNumber == true
      guard isInside || next.isNumber || next.isLetter else { break }
      index += 1
    }
    return index
  }

  /// Behind the next such character, on this line.
  func end(of closer: Character) -> Int? {
    var index = position + 2
    while let next = character(index), !next.isNewline {
      index += 1
      if next == closer { return index }
    }
    return nil
  }
}
