import Grammar

/// A source file: its characters, its lines, and the tokens of its code.
struct SourceText {
  let path: String
  /// Line ends are `\n`, as in the literals that are made of them.
  let characters: [Character]
  let lines: [String]
  let code: CodeTokens
  private let lineStarts: [Int]

  init(_ text: String, path: String) {
    self.path = path
    let characters = text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }
    self.characters = characters
    lines = characters.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    lineStarts = [0] + characters.indices.filter { characters[$0] == "\n" }.map { $0 + 1 }
    code = CodeTokens(characters)
  }

  var text: String { String(characters) }

  /// The offset of a line's first character.
  ///
  /// - Parameter line: from 0.
  func start(ofLine line: Int) -> Int {
    lineStarts.indices.contains(line) ? lineStarts[line] : characters.count
  }

  /// The line, from 0, that a character stands on.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Whether a string literal, a comment or a regular expression has begun before a line and goes on in it.
  func isText(line: Int) -> Bool {
    let offset = start(ofLine: line)
    return code.texts.contains { $0.lowerBound < offset && offset < $0.upperBound }
  }

  /// A diagnostic at a character.
  func diagnostic(at offset: Int, _ message: String) -> WeaveDiagnostic {
    let line = line(at: offset)
    let (excerpt, indent) = excerpt(around: offset, line: line)
    return WeaveDiagnostic(
      path: path, line: line + 1, column: offset - lineStarts[line] + 1, message: message,
      excerpt: excerpt, indent: indent)
  }

  /// The line of a character; of a long one 240 characters around it, so that a thousand faults in one line do not show all of it a
  /// thousand times.
  private func excerpt(around offset: Int, line: Int) -> (text: String, indent: Int) {
    let start = lineStarts[line]
    let end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : characters.count
    guard end - start > Self.excerptLength else { return (lines[line], offset - start) }
    let first = max(start, offset - Self.excerptLength / 2)
    let last = min(end, first + Self.excerptLength)
    let head = first > start ? "…" : ""
    let tail = last < end ? "…" : ""
    return (head + String(characters[first..<last]) + tail, offset - first + head.count)
  }

  private static let excerptLength = 240

  /// A diagnostic at a line's first character that is no space.
  func diagnostic(line: Int, _ message: String) -> WeaveDiagnostic {
    diagnostic(at: start(ofLine: line) + lines[line].prefix(while: \.isWhitespace).count, message)
  }
}

/// Whether a line has nothing to read.
func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
