import Grammar

/// What a preview needs to know of a notebook: its texts apart from their values, and its code apart from its texts.
extension NotebookFile {
  /// A piece of prose.
  public enum Segment: Hashable, Sendable {
    /// Text as the page is given it at run time: without indentation, escapes resolved.
    case literal(String)
    /// The source between `\(` and `)`.
    case interpolation(String)
  }

  /// A string literal in the code that a reader sees as prose.
  public struct Text: Hashable, Sendable {
    public let role: ProseRole
    /// The number of the line on which it begins, from 1.
    public let line: Int
    public let segments: [Segment]
  }

  /// The text of a cell of prose, in order; none for a cell of code.
  public func segments(of cell: Cell) -> [Segment] {
    cell.kind == .prose ? segments(proseParts(of: cell).parts) : []
  }

  /// The claims' sentences, captions, notes and banners in a cell of code, in order.
  public func texts(of cell: Cell) -> [Text] {
    codeProse(in: cell).map { text in
      Text(
        role: text.role, line: source.line(at: text.literal.range.lowerBound) + 1,
        segments: segments(text.literal.parts))
    }
  }

  /// The code of a cell with an empty literal in the place of each of its texts: two versions of a notebook of which
  /// the skeletons are the same differ in prose only.
  public func skeleton(of cell: Cell) -> String {
    guard cell.kind == .code else { return "" }
    let range = range(of: cell)
    var result = ""
    var start = range.lowerBound
    for text in codeProse(in: cell) {
      result += String(source.characters[start..<text.literal.range.lowerBound]) + "\"\""
      start = text.literal.range.upperBound
    }
    return result + String(source.characters[start..<range.upperBound])
  }

  private func codeProse(in cell: Cell) -> [CodeProse] {
    guard cell.kind == .code else { return [] }
    let range = range(of: cell)
    return codeProse.filter { range.contains($0.literal.range.lowerBound) }
  }

  private func range(of cell: Cell) -> Range<Int> {
    source.start(ofLine: cell.line - 1)..<source.start(ofLine: cell.line - 1 + cell.lines.count)
  }

  private func segments(_ parts: [TextPart]) -> [Segment] {
    parts.map { part in
      switch part {
      case .text(let characters): .literal(String(characters.map(\.character)))
      case .interpolation(let source, _): .interpolation(source)
      }
    }
  }
}
