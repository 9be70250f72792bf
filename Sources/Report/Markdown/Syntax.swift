/// The inline content of prose, after Markdown, formulas and values have been told apart.
package indirect enum Inline: Sendable, Hashable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link([Inline], url: String)
  case softBreak
  case lineBreak
  case math(Formula)
  /// A footnote's mark: its index among the notes of its text, from 0.
  case note(Int)
  case reference(Reference)
  case quoted(String, source: String)
}

/// The blocks of prose.
package indirect enum Element: Sendable, Hashable {
  case paragraph([Inline])
  case heading(level: Int, [Inline])
  case list(start: Int?, isTight: Bool, items: [[Element]])
  case quotation([Element])
  /// A quotation that opens with `[!NOTE]`: a note in the margin.
  case aside([Element])
  case codeBlock(String, language: String)
  case table(ProseTable)
  case formula(Formula)
  case rule
}

/// A pipe table.
package struct ProseTable: Sendable, Hashable {
  package enum Alignment: String, Sendable { case none, left, center, right }

  package var alignments: [Alignment]
  package var header: [[Inline]]
  package var rows: [[[Inline]]]
}

/// A formula in TeX, with its `\label` if it is displayed and has one.
package struct Formula: Sendable, Hashable {
  package var tex: String
  package var isDisplayed: Bool
  package var label: String?
}

/// Parsed prose: its blocks, and the footnotes in the order of their first marks.
package struct Markdown: Sendable, Hashable {
  package var elements: [Element]
  package var notes: [[Inline]]
}
