import Grammar

/// A notebook: a Swift file whose `//:` lines are prose and whose other lines are code.
public struct NotebookFile: Equatable, Sendable {
  /// A function whose body holds prose, and which hands it and the code to the page.
  public struct Function: Equatable, Sendable {
    public let name: String
    /// The name of its `inout Page` parameter.
    public let page: String
    /// The type that it is a method of, such as `Coins`; empty for a free function.
    public let type: String
    /// The number of the line that opens its body, from 1.
    let firstLine: Int
    /// The number of the line that closes it.
    let lastLine: Int
  }

  /// The woven functions, in the file's order.
  public let functions: [Function]
  /// Prose and code in the file's order.
  public let cells: [Cell]
  let source: SourceText
  let outline: Outline
  /// The names that a page has in the file's functions.
  let pages: Set<String>
  /// The texts of the code that a reader sees as prose, in the file's order.
  let codeProse: [CodeProse]
  /// What is wrong with how prose and code stand in the file.
  let misplacements: [WeaveDiagnostic]

  /// Reads a notebook.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - path: the file's path, as diagnostics shall name it.
  /// - Throws: `WeaveError` with all that is wrong, if no function is there to be woven, or prose and marks
  ///   stand elsewhere than between the statements of one.
  public init(_ text: String, path: String = "notebook.swift") throws {
    self.init(SourceText(text, path: path))
    guard misplacements.isEmpty else { throw WeaveError(misplacements) }
  }

  /// Reads what can be read of it.
  init(_ source: SourceText) {
    let outline = Outline(source)
    var reader = CellReader(source, outline)
    reader.read()
    self.source = source
    self.outline = outline
    pages = Set(outline.functions.compactMap(\.page))
    codeProse = CodeProse.all(in: source.code.tokens, pages: pages)
    functions = reader.functions
    cells = reader.cells
    misplacements = reader.diagnostics
  }
}

extension NotebookFile {
  public static func == (a: NotebookFile, b: NotebookFile) -> Bool {
    a.source.text == b.source.text
  }
}
