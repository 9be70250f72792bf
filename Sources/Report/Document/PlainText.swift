extension CrossReferences {
  /// Inline content without markup, for titles, alternative texts and results.
  public func plainText(_ inlines: [Inline]) -> String { inlines.map(plainText).joined() }

  private func plainText(_ inline: Inline) -> String {
    switch inline {
    case .text(let text), .code(let text), .quoted(let text, _): text
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      plainText(content)
    case .link(let content, _): plainText(content)
    case .softBreak, .lineBreak: " "
    case .math(let formula): formula.tex
    case .note: ""
    case .reference(let reference): label(of: reference)
    }
  }
}
