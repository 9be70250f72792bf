/// What is wrong in a notebook, where, and what to write instead.
public struct WeaveDiagnostic: Equatable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  public let path: String
  /// From 1.
  public let line: Int
  /// In characters, from 1.
  public let column: Int
  public let message: String
  /// The line as it stands in the file, but for characters that a terminal obeys; of a long one what is around the column.
  public let excerpt: String
  /// How many characters of the excerpt stand before the caret.
  private let indent: Int

  /// What of it comes from the file is made ``visible(_:)``.
  init(path: String, line: Int, column: Int, message: String, excerpt: String, indent: Int) {
    (self.path, self.line, self.column, self.indent) = (path, line, column, indent)
    (self.message, self.excerpt) = (visible(message), visible(excerpt))
  }

  /// As compilers print it: the place, the message, and the line with a caret below.
  public var description: String {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    let before = excerpt.prefix(indent).map { $0 == "\t" ? "\t" : " " }
    return """
      \(path):\(line):\(column): error: \(message)
      \(number) | \(excerpt)
      \(margin) | \(before.joined())^
      """
  }
}

/// All that is wrong in a notebook, in the order of the file.
public struct WeaveError: Error, Equatable, CustomStringConvertible {
  public let diagnostics: [WeaveDiagnostic]

  init(_ diagnostics: [WeaveDiagnostic]) {
    self.diagnostics = diagnostics.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// One diagnostic after the other.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

/// The text with a picture for each character that a terminal obeys, as U+241B is one of the escape, and a replacement for
/// each that turns the direction of what follows: as many characters as before, so that a caret below stands right.
private func visible(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09: result.append(scalar)
    case 0x00...0x1F: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x7F: result.append("\u{2421}")
    case 0x80...0x9F, 0x2028...0x202E, 0x2066...0x2069: result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }
  return String(result)
}
