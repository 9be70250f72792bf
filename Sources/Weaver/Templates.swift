/// The Swift source that holds the page's templates, so that the program needs no file beside it.
///
/// - Parameter files: each template's name (such as `page.html`) and text.
/// - Returns: a source file that declares `EmbeddedTemplates.files`.
public func embeddedTemplates(_ files: [(name: String, text: String)]) -> String {
  let entries = files.sorted { $0.name < $1.name }.map { file in
    "    \(stringLiteral(file.name)): \(literal(meaning: file.text)),\n"
  }
  return """
    /// The templates that the program carries; made from templates/ at build time.
    enum EmbeddedTemplates {
      static let files: [String: String] = [
    \(entries.joined())  ]
    }

    """
}

/// A one-line literal for a file's name.
private func stringLiteral(_ name: String) -> String { "#\"\(name)\"#" }
