/// A notebook: a Swift file whose `//:` lines are prose and whose other lines are code.
public struct Notebook: Equatable, Sendable {
  /// A run of lines of one kind.
  public struct Cell: Equatable, Sendable {
    public enum Kind: Sendable { case prose, code }
    public let kind: Kind
    /// The number of its first line, from 1.
    public let line: Int
    /// The lines as they stand in the file.
    public let lines: [String]
  }

  /// The name of the function that is the notebook.
  public let function: String
  /// The name of its `inout Page` parameter.
  public let page: String
  /// How many lines the function's head takes: all up to the one that opens its body.
  public let headLength: Int
  /// Prose and code in the file's order.
  public let cells: [Cell]

  /// Reads a notebook.
  ///
  /// - Parameter source: the file's text.
  /// - Throws: `WeaveError` if there is no function with a parameter `inout Page`, or prose stands
  ///   elsewhere than between the statements of its body.
  public init(_ source: String) throws {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let contexts = LineScanner.contexts(of: source)
    let isProse = zip(lines, contexts).map { line, context in
      !context.isText && line.drop(while: \.isWhitespace).hasPrefix("//:")
    }
    let head = try Self.head(lines: lines, contexts: contexts)
    function = head.function
    page = head.page
    headLength = head.length
    for (index, context) in contexts.enumerated() where index < lines.count && isProse[index] {
      guard index >= head.length, context.braces == 1, context.brackets == 0 else {
        throw WeaveError(
          line: index + 1, column: Self.indentation(of: lines[index]) + 1,
          message: "prose (//:) stands only between the statements of the notebook's function")
      }
    }
    cells = Self.cells(lines: lines, isProse: isProse)
  }

  private static func indentation(of line: String) -> Int {
    line.prefix(while: \.isWhitespace).count
  }

  /// Finds the notebook's function: the first with a parameter of type `inout Page`.
  private static func head(
    lines: [String], contexts: [LineContext]
  ) throws -> (function: String, page: String, length: Int) {
    var start: Int?
    for (index, line) in lines.enumerated() where contexts[index].braces == 0 {
      if declaredFunction(in: line) != nil, contexts[index].brackets == 0 { start = index }
      let isOpened = index + 1 < contexts.count && contexts[index + 1].braces == 1
      if let first = start, isOpened {
        let head = lines[first...index].joined(separator: "\n")
        if let function = declaredFunction(in: lines[first]), let page = pageParameter(in: head) {
          return (function, page, index + 1)
        }
        start = nil
      }
    }
    throw WeaveError(
      line: 1, column: 1, message: "found no function with a parameter of type inout Page")
  }

  private static func declaredFunction(in line: String) -> String? {
    line.firstMatch(of: /\bfunc\s+(\w+)/).map { String($0.1) }
  }

  private static func pageParameter(in head: String) -> String? {
    head.firstMatch(of: /(\w+)\s*:\s*inout\s+Page\b/).map { String($0.1) }
  }

  /// Runs of equal kind; blank lines between two runs of prose do not make a cell of code.
  private static func cells(lines: [String], isProse: [Bool]) -> [Cell] {
    var cells: [Cell] = []
    var start = 0
    while start < lines.count {
      let end = (start..<lines.count).first { isProse[$0] != isProse[start] } ?? lines.count
      let run = Array(lines[start..<end])
      if isProse[start] || run.contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
        cells.append(Cell(kind: isProse[start] ? .prose : .code, line: start + 1, lines: run))
      }
      start = end
    }
    return cells
  }
}

/// What is wrong with a notebook, and where.
public struct WeaveError: Error, Equatable {
  public let line: Int
  public let column: Int
  public let message: String
}
