internal import Basics

/// A package with one notebook, as `new` writes it.
struct NewPackage {
  /// Of package, product and module.
  let name: String
  /// Where this library comes from: a folder or an address.
  let source: Source

  enum Source {
    case folder(String)
    case address(String)
  }

  /// Names of modules that a package with this library has already.
  private static let modules = [
    "argumentparser", "basics", "ccmark", "cfreetype", "ckernels", "clibpng", "cli", "cnettle",
    "cpng", "czlib", "datasets",
    "flyingfox", "grammar", "literate", "literatedata", "literatemodel", "main", "model",
    "mustache", "notebook",
    "plot", "report", "swift",
    "weave", "weaver", "yams",
  ]

  /// - Throws: `Failure` (64) for a name that no package can have.
  init(name: String, source: Source) throws(Failure) {
    let isName =
      name.first.map { $0.isASCII && $0.isLetter } ?? false
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
    guard isName else {
      throw Failure(
        .usage,
        "name: \(name): found a name of a package with other signs, expected letters, digits, - and _, a letter first"
      )
    }
    let module = name.lowercased().replacing("-", with: "_")
    guard !Self.modules.contains(module), !Self.keywords.contains(name) else {
      throw Failure(
        .usage, "name: \(name): found the name of a module or a word of Swift, expected another")
    }
    (self.name, self.source) = (name, source)
  }

  private static let keywords = [
    "actor", "as", "async", "await", "break", "case", "class", "continue", "default", "defer", "do",
    "else", "enum", "extension",
    "false", "for", "func", "guard", "if", "import", "in", "init", "inout", "is", "let", "nil",
    "operator", "protocol", "public",
    "repeat", "return", "self", "static", "struct", "super", "switch", "test", "throw", "throws",
    "true", "try", "var", "where",
    "while",
  ]

  /// The notebook's type: `coin-toss` is `CoinTossNotebook`. The ending keeps it apart from every type of the library.
  var type: String {
    let words = name.split { "-_".contains($0) }
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Notebook"
  }

  /// Paths below the package's folder, and what is in them.
  var files: [(path: String, text: String)] {
    let places = [
      ("Package.swift", "Package.swift"), ("gitignore", ".gitignore"), ("README.md", "README.md"),
      ("Main.swift", "Sources/\(name)/Main.swift"),
      ("Notebook.swift", "Sources/\(name)/Notebook/\(type).swift"),
      ("pages.yml", ".github/workflows/pages.yml"),
    ]
    return places.map { template, path in (path, filled(EmbeddedTemplates.files[template] ?? "")) }
  }

  private func filled(_ template: String) -> String {
    [("name", name), ("type", type), ("dependency", dependency), ("package", package)]
      .reduce(template) { $0.replacing("{{\($1.0)}}", with: $1.1) }
  }

  /// The package's identity: the last part of where it comes from.
  private var package: String {
    switch source {
    case .folder: "report"
    case .address(let address):
      String((address.split(separator: "/").last ?? "report").replacing(/\.git$/, with: ""))
    }
  }

  private var dependency: String {
    switch source {
    case .folder(let path): ".package(name: \"report\", path: \(quoted(path)))"
    case .address(let address): ".package(url: \(quoted(address)), from: \"\(reportVersion)\")"
    }
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
