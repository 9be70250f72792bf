/// The blocks of prose.
public indirect enum ProseElement: Sendable, Hashable {
  case paragraph([Inline])
  /// With its level, from 2 on a page; the title stands apart.
  case heading(level: Int, [Inline])
  /// With its first number, if the items are numbered.
  case list(start: Int?, isTight: Bool, items: [[ProseElement]])
  case quotation([ProseElement])
  /// A quotation that opens with `[!NOTE]`: a note in the margin.
  case aside([ProseElement])
  case codeBlock(String, language: String)
  case table(ProseTable)
  case formula(Formula)
  case rule
}

/// A table of prose.
public struct ProseTable: Sendable, Hashable {
  /// Where a column's content stands.
  public enum Alignment: String, Sendable { case none, left, center, right }

  /// One for each column.
  public package(set) var alignments: [Alignment]
  /// The columns' names.
  public package(set) var header: [[Inline]]
  /// One cell for each column.
  public package(set) var rows: [[[Inline]]]
}

/// Parsed prose: its blocks, and the footnotes in the order of their first marks.
struct Markdown: Sendable, Hashable {
  var elements: [ProseElement]
  var notes: [[Inline]]
}
