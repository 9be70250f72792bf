/// What is wrong in a notebook, where, and what to write instead.
public struct WeaveDiagnostic: Equatable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  public let path: String
  /// From 1.
  public let line: Int
  /// In characters, from 1.
  public let column: Int
  public let message: String
  /// The line as it stands in the file.
  public let excerpt: String

  /// As compilers print it: the place, the message, and the line with a caret below.
  public var description: String {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    let before = excerpt.prefix(column - 1).map { $0 == "\t" ? "\t" : " " }
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
