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

/// The Swift source that tells a program its notebooks.
///
/// - Parameter names: modules, each with a type of the same name.
/// - Returns: a source file that declares `shippedNotebooks`.
public func notebookList(_ names: [String]) -> String {
  let imports = (names + ["Literate"]).sorted().map { "import \($0)\n" }.joined()
  return """
    \(imports)
    /// The notebooks that the program ships; made from its dependencies at build time.
    let shippedNotebooks: [any Notebook.Type] = [\(names.map { $0 + ".self" }.joined(separator: ", "))]

    """
}

/// The Swift source that lists the types of a module that do one thing.
///
/// - Parameters:
///   - variable: what the list is called.
///   - protocol: what all of them conform to.
/// - Returns: a source file that declares the variable.
public func typeList(_ variable: String, of protocol: String, _ names: [String]) -> String {
  let types = names.map { "  \($0).self,\n" }.joined()
  return """
    /// Made from the names of files at build time.
    let \(variable): [any \(`protocol`).Type] = [
    \(types)]

    """
}
