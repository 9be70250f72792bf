import Grammar

extension NotebookFile {
  /// The text of a cell of prose: what stands after `//:` and one space, with its places in the file.
  ///
  /// - Returns: its parts, and the offset of an interpolation that is never closed.
  func proseParts(of cell: Cell) -> (parts: [TextPart], unclosed: Int?) {
    let text = placedText(of: cell)
    let characters = text.map(\.character)
    var parts: [TextPart] = []
    var start = 0
    var index = 0
    while index + 1 < characters.count {
      guard characters[index] == "\\", characters[index + 1] == "(" else {
        index += 1
        continue
      }
      guard let end = Lexer.endOfInterpolation(in: characters, from: index + 2) else {
        return (parts + [.text(Array(text[start...]))], text[index].offset)
      }
      if index > start { parts.append(.text(Array(text[start..<index]))) }
      let code = String(characters[(index + 2)..<end])
      parts.append(.interpolation(source: code, offset: text[index].offset))
      index = end + 1
      start = index
    }
    if start < text.count { parts.append(.text(Array(text[start...]))) }
    return (parts, nil)
  }

  private func placedText(of cell: Cell) -> [PlacedCharacter] {
    var text: [PlacedCharacter] = []
    for (index, line) in cell.lines.enumerated() {
      let start = source.start(ofLine: cell.line - 1 + index)
      if index > 0 { text.append(PlacedCharacter("\n", at: start - 1)) }
      let margin = line.prefix(while: \.isWhitespace).count + 3
      let isSpaced = line.dropFirst(margin).first == " "
      for (column, character) in line.enumerated().dropFirst(margin + (isSpaced ? 1 : 0)) {
        text.append(PlacedCharacter(character, at: start + column))
      }
    }
    return text
  }
}
