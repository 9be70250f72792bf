/// One thing that a compiler, the weave or the program itself says of the sources.
package struct Diagnostic: Codable, Hashable, Sendable {
  package enum Severity: String, Codable, Sendable { case error, warning, note }

  package var severity: Severity
  /// The file's path as it was printed; nothing if the message is of no file.
  package var file: String?
  /// Counted from 1.
  package var line: Int?
  /// Counted from 1, in bytes.
  package var column: Int?
  package var message: String
  /// The lines of the source around the place, as the compiler draws them.
  package var excerpt: String

  package init(
    _ severity: Severity, _ message: String, file: String? = nil, line: Int? = nil,
    column: Int? = nil, excerpt: String = ""
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.excerpt = excerpt
  }

  /// For a terminal: `file:line:column: message`.
  package var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
    return place.isEmpty ? message : place.joined(separator: ":") + ": " + message
  }
}
