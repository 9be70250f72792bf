/// A run of characters of Markdown that is read in one way. The spans of a text, joined, are the text.
package struct MarkdownSpan: Equatable, Sendable {
  /// How it is read.
  package enum Kind: Equatable, Sendable {
    case text
    /// A backslash and the sign that it takes the meaning of.
    case escape
    /// Code in a line, with its backticks.
    case code
    /// Lines between fences, with these.
    case fencedCode
    /// TeX, with its dollars.
    case formula(isDisplayed: Bool)
    /// The target of a link, from `](` to `)`.
    case linkTarget
    /// A footnote's label in its brackets.
    case noteLabel
    /// An address between `<` and `>`.
    case autolink
    /// The number of an ordered list's item.
    case listMark
  }

  package let kind: Kind
  package let range: Range<Int>

  /// Where the TeX of a formula stands, without its dollars.
  package var formulaContent: Range<Int> {
    let dollars = kind == .formula(isDisplayed: true) ? 2 : 1
    return range.lowerBound + dollars..<range.upperBound - dollars
  }
}

/// What stands for an interpolation in a text that is cut into spans: a private-use character, as where the page puts
/// its values.
package let interpolationMark: Character = "\u{E000}"
