extension Lexer {
  /// The number of `#` of the string literal that starts here; nil if none does.
  func hashesOfString() -> Int? {
    let hashes = length(at: position) { $0 == "#" }
    return starts(with: "\"", at: position + hashes) ? hashes : nil
  }

  mutating func openString(_ hashes: Int) {
    let isMultiline = starts(with: "\"\"\"", at: position + hashes)
    frames.append(.string(hashes: hashes, isMultiline: isMultiline))
    take(.stringStart(hashes: hashes, isMultiline: isMultiline), hashes + (isMultiline ? 3 : 1))
  }

  mutating func stepInString(hashes: Int, isMultiline: Bool) {
    let fence = String(repeating: "#", count: hashes)
    let closing = (isMultiline ? "\"\"\"" : "\"") + fence
    if starts(with: closing, at: position) {
      frames.removeLast()
      take(.stringEnd, closing.count)
    } else if starts(with: "\\\(fence)(", at: position) {
      frames.append(.interpolation(depth: 1))
      take(.interpolationStart, hashes + 2)
    } else if starts(with: "\\" + fence, at: position) {
      take(.escape, escapeLength(hashes, isMultiline: isMultiline))
    } else if source[position].isNewline, !isMultiline {
      // The compiler reports it; what follows is code again.
      frames.removeLast()
      take(.stringEnd, 0)
    } else {
      take(.stringText, textLength(closing: closing, escape: "\\" + fence, isMultiline))
    }
  }

  private func textLength(closing: String, escape: String, _ isMultiline: Bool) -> Int {
    var index = position + 1
    while index < source.count, !starts(with: closing, at: index), !starts(with: escape, at: index),
      isMultiline || !source[index].isNewline
    {
      index += 1
    }
    return index - position
  }

  /// `\n`, `\u{2014}`, or in a literal of several lines the end of a line that goes on.
  private func escapeLength(_ hashes: Int, isMultiline: Bool) -> Int {
    let start = position + 1 + hashes
    let blanks = length(at: start) { $0.isWhitespace && !$0.isNewline }
    if start + blanks < source.count, source[start + blanks].isNewline {
      return 1 + hashes + (isMultiline ? blanks + 1 : 0)
    }
    if starts(with: "u{", at: start) {
      let digits = length(at: start + 2, while: \.isHexDigit)
      return 1 + hashes + 2 + digits + (starts(with: "}", at: start + 2 + digits) ? 1 : 0)
    }
    return 2 + hashes
  }

  /// A regular expression's literal is told from a division by what stands around it: it starts where a value is
  /// wanted, with no space after the slash, and ends on its line.
  mutating func regexLength() -> Int? {
    let hashes = length(at: position) { $0 == "#" }
    guard starts(with: "/", at: position + hashes), hashes > 0 || isValueWanted else { return nil }
    let fence = "/" + String(repeating: "#", count: hashes)
    var index = position + hashes + 1
    if hashes > 0, index > lastFence(fence, hashes) { return nil }
    guard index < source.count, hashes > 0 || !" \t/*),".contains(source[index]) else { return nil }
    while index < source.count, hashes > 0 || !source[index].isNewline {
      if starts(with: fence, at: index) {
        return index + fence.count - position
      }
      index += source[index] == "\\" ? 2 : 1
    }
    return nil
  }

  /// Where the last end of such a regular expression stands: a thousand beginnings after it are not followed to the source's end.
  private mutating func lastFence(_ fence: String, _ hashes: Int) -> Int {
    if let known = lastFences[hashes] { return known }
    let last = source.indices.last { source[$0] == "/" && starts(with: fence, at: $0) } ?? -1
    lastFences[hashes] = last
    return last
  }

  private var isValueWanted: Bool {
    guard let last = lexemes.last(where: { $0.kind != .space && $0.kind != .comment }) else {
      return true
    }
    let text = String(source[last.range])
    switch last.kind {
    case .mark: return !")]}?!".contains(text) && !"=<>+-*%&|^~/".contains(text) || text == "="
    case .word: return ["return", "case", "in", "try", "await", "else"].contains(text)
    case .interpolationStart: return true
    default: return false
    }
  }
}
