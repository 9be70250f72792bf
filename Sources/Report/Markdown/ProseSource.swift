import Grammar

/// Prose made ready for the Markdown parser: values, references and formulas are behind stand-ins.
struct ProseSource {
  private(set) var text = ""
  private(set) var placeholders = Placeholders()
  /// Whether lines have the numbers that they have in the prose: formulas that stand alone get lines of their own.
  private(set) var keepsLines = true

  init(_ prose: Prose) {
    var source = ""
    for piece in prose.pieces {
      if case .markdown(let markdown) = piece {
        source += sanitized(markdown)
      } else {
        source += placeholders.insert(.piece(piece))
      }
    }
    text = protectingFormulas(in: source)
  }

  /// Puts stand-ins for `$…$` and `$$…$$` outside of code.
  private mutating func protectingFormulas(in source: String) -> String {
    let characters = Array(source)
    var result = ""
    for span in MarkdownScanner.spans(of: characters) {
      guard case .formula(let isDisplayed) = span.kind else {
        result += String(characters[span.range])
        continue
      }
      let tex = String(characters[span.formulaContent])
      let stand = placeholders.insert(.formula(formula(tex, isDisplayed: isDisplayed)))
      result += isDisplayed ? "\n\n\(stand)\n\n" : stand
      if isDisplayed || tex.contains(where: \.isNewline) { keepsLines = false }
    }
    return result
  }

  private func formula(_ source: String, isDisplayed: Bool) -> Formula {
    var tex = ""
    for part in placeholders.parts(of: source) {
      switch part {
      case .text(let text): tex += text
      case .content(.piece(.value(let value))): tex += texLiteral(value)
      case .content(.piece(.quoted(let value, _))): tex += texLiteral(value)
      case .content: break
      }
    }
    let (body, label) = separatingLabel(of: tex)
    return Formula(tex: trimmed(body), isDisplayed: isDisplayed, label: label)
  }
}

/// A value inside a formula, as TeX that means just its characters.
func texLiteral(_ value: String) -> String {
  if value.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) { return value }
  let letters = value.filter { !"\\{}$".contains($0) }
  return "\\text{\(letters)}"
}

/// The text without white space at its ends.
func trimmed(_ text: some StringProtocol) -> String {
  let start = text.drop(while: \.isWhitespace)
  guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...last])
}
