/// A formula as a tree, close to MathML's elements.
package indirect enum MathNode: Equatable, Sendable {
  case identifier(String, style: MathStyle)
  case number(String)
  /// An operator, relation, bracket or comma.
  case symbol(String, MathSymbolKind)
  case text(String)
  /// Horizontal space, in em.
  case space(String)
  case row([MathNode])
  case fraction(MathNode, MathNode)
  case root(MathNode, index: MathNode?)
  /// Sub- and superscript; below and above where the base takes limits.
  case scripts(MathNode, sub: MathNode?, sup: MathNode?, areLimits: Bool)
  case accent(MathNode, String, isBelow: Bool)
  case fenced(open: String, MathNode, close: String)
  /// `aligned` and `cases`: rows of cells.
  case array([[MathNode]], isCases: Bool)
}

/// How a letter is set.
package enum MathStyle: Equatable, Sendable {
  /// Italic for one letter, upright for more, as MathML does by itself.
  case automatic
  case upright
  case bold
}

/// What a symbol is, for its spacing.
package enum MathSymbolKind: Equatable, Sendable {
  case ordinary
  case fence
  /// Takes limits below and above when displayed: ∑, ∏.
  case large
}
