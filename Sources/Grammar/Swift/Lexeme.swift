/// A piece of Swift source. The pieces of a source, joined, are the source.
package struct Lexeme: Equatable, Sendable {
  /// What a piece is.
  package enum Kind: Equatable, Sendable {
    /// A name or a keyword; with its backticks, if it has any.
    case word
    case number
    /// One sign of punctuation: a bracket, a comma, a part of an operator.
    case mark
    /// White space, line ends included.
    case space
    /// To the end of its line, or a block with those inside it.
    case comment
    case regex
    /// The opening delimiter of a string literal.
    case stringStart(hashes: Int, isMultiline: Bool)
    /// Characters of a literal that mean themselves.
    case stringText
    /// A backslash of a literal with what belongs to it.
    case escape
    /// `\(`, with the literal's `#`.
    case interpolationStart
    /// The parenthesis that closes an interpolation.
    case interpolationEnd
    /// The closing delimiter; empty for a one-line literal that its line ends.
    case stringEnd
  }

  package let kind: Kind
  /// Offsets of its characters in the source.
  package let range: Range<Int>
}
