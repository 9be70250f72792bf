/// Cuts a source file into cells: at its prose, at its marks, and at the bodies of the functions that are woven.
struct CellReader {
  private enum LineKind { case prose, mark, code }

  private let source: SourceText
  private let outline: Outline
  private let kinds: [LineKind]
  private(set) var functions: [NotebookFile.Function] = []
  private(set) var cells: [NotebookFile.Cell] = []
  private(set) var diagnostics: [WeaveDiagnostic] = []

  init(_ source: SourceText, _ outline: Outline) {
    self.source = source
    self.outline = outline
    kinds = source.lines.indices.map { line in
      let text = source.lines[line].drop(while: \.isWhitespace)
      guard text.hasPrefix("//:") || text.hasPrefix("//|"), !source.isText(line: line) else {
        return .code
      }
      return text.hasPrefix("//:") ? .prose : .mark
    }
  }

  mutating func read() {
    findFunctions()
    for line in kinds.indices where kinds[line] != .code { check(line) }
    if functions.isEmpty { return reportNoFunction() }
    var start = 0
    for (index, function) in functions.enumerated() {
      let isLast = index == functions.count - 1
      cut(start..<function.firstLine, of: index, insertion: function.firstLine + 1, .folded)
      let end = isLast ? source.lines.count : function.lastLine
      cut(function.firstLine..<end, of: index, insertion: nil, .shown)
      start = function.lastLine
    }
  }

  /// The functions with a page in whose bodies prose or a mark stands.
  private mutating func findFunctions() {
    var woven: Set<Int> = []
    for line in kinds.indices where kinds[line] != .code {
      let position = outline.position(at: source.start(ofLine: line))
      if let block = position.block, position.brackets == 0 { woven.insert(block) }
    }
    for block in outline.blocks.indices where woven.contains(block) && outline.isDeclaration(block)
    {
      guard case .function(let index) = outline.blocks[block].kind else { continue }
      let function = outline.functions[index]
      guard let page = function.page else { continue }
      functions.append(
        NotebookFile.Function(
          name: function.name, page: page, type: function.type,
          firstLine: source.line(at: outline.blocks[block].start) + 1,
          lastLine: source.line(at: outline.blocks[block].end) + 1))
    }
  }

  private mutating func reportNoFunction() {
    guard diagnostics.isEmpty else { return }
    diagnostics.append(
      source.diagnostic(
        line: 0,
        "this file has no function to weave: write func write(_ page: inout Page, _ run: Run) "
          + "throws { … }, with prose (//:) between its statements"))
  }

  /// Cuts lines into cells.
  ///
  /// - Parameters:
  ///   - range: the lines, from 0.
  ///   - insertion: the line before which all of them are handed to the page; nil for each cell's own.
  ///   - visibility: that of code which no mark rules.
  private mutating func cut(
    _ range: Range<Int>, of function: Int, insertion: Int?, _ visibility: NotebookFile.Visibility
  ) {
    var marked = visibility
    var line = range.lowerBound
    var last = insertion
    while line < range.upperBound {
      let end = range[line...].first { kinds[$0] != kinds[line] } ?? range.upperBound
      let lines = Array(source.lines[line..<end])
      switch kinds[line] {
      case .prose: marked = visibility
      case .mark: marked = NotebookFile.Visibility(markedBy: lines[lines.count - 1]) ?? visibility
      case .code: break
      }
      if kinds[line] == .prose || kinds[line] == .code && !lines.allSatisfy(isBlank) {
        // What follows the function's body is handed over with the body's last code.
        let isInBody = line < functions[function].lastLine
        last = insertion ?? (isInBody ? line + 1 : last)
        cells.append(
          NotebookFile.Cell(
            kind: kinds[line] == .prose ? .prose : .code, line: line + 1, lines: lines,
            visibility: marked, function: function, insertion: last ?? line + 1))
      }
      line = end
    }
  }
}

extension CellReader {
  /// Notes what is wrong with a line of prose or a mark.
  private mutating func check(_ line: Int) {
    if let message = misplacement(of: line) {
      // One diagnostic is enough for a run of lines.
      let isFirst = line == 0 || kinds[line - 1] != kinds[line]
      if isFirst { diagnostics.append(source.diagnostic(line: line, message)) }
    } else if kinds[line] == .mark {
      checkMark(line)
    }
  }

  private mutating func checkMark(_ line: Int) {
    let text = source.lines[line]
    if NotebookFile.Visibility(markedBy: text) == nil {
      let found = text.drop(while: \.isWhitespace)
      diagnostics.append(
        source.diagnostic(
          line: line, "\(found) is no mark; write //| show, //| fold or //| hide"))
    }
    let next = source.lines.indices[(line + 1)...].first {
      kinds[$0] != .code || !isBlank(source.lines[$0])
    }
    if next.map({ kinds[$0] != .code }) ?? true {
      diagnostics.append(
        source.diagnostic(line: line, "no code follows this mark; move it before code, or drop it"))
    }
  }

  /// Why no prose, or no mark, can stand on a line; nil if it can.
  private func misplacement(of line: Int) -> String? {
    let isProse = kinds[line] == .prose
    let what = isProse ? "prose (//:)" : "a mark (//|)"
    let position = outline.position(at: source.start(ofLine: line))
    if position.brackets > 0 {
      return "\(what) stands inside of an expression; move it before the statement"
    }
    let function = enclosingFunction(position.block)
    if let block = position.block, let index = function, outline.isDeclaration(block),
      case .function(index) = outline.blocks[block].kind
    {
      guard outline.functions[index].page == nil else { return nil }
      return "\(what) stands in \(outline.functions[index].name), which has no page; give it a "
        + "parameter _ page: inout Page, or make this a comment (//)"
    }
    if let function {
      return "\(what) stands in an inner block; move it between the statements of "
        + "\(outline.functions[function].name)"
    }
    return isProse
      ? "\(what) stands outside of every function; move it into the body of one with a parameter "
        + "_ page: inout Page, or make it a comment (//)" : nil
  }

  /// The outermost function around a block.
  private func enclosingFunction(_ block: Int?) -> Int? {
    var result: Int?
    var block = block
    while let index = block {
      if case .function(let function) = outline.blocks[index].kind { result = function }
      block = outline.blocks[index].parent
    }
    return result
  }
}
