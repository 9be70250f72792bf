/// Prose made ready for the Markdown parser: values, references and formulas are behind stand-ins.
struct ProseSource {
  private(set) var text = ""
  private(set) var placeholders = Placeholders()

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
    var result = ""
    for segment in formulaSegments(of: source) {
      switch segment {
      case .text(let text): result += text
      case .formula(let tex, let isDisplayed):
        let formula = formula(tex, isDisplayed: isDisplayed)
        let stand = placeholders.insert(.formula(formula))
        result += isDisplayed ? "\n\n\(stand)\n\n" : stand
      }
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
    let (body, label) = extractLabel(tex)
    return Formula(tex: trimmed(body), isDisplayed: isDisplayed, label: label)
  }

  /// Takes `\label{id}` out of a formula.
  private func extractLabel(_ tex: String) -> (String, String?) {
    guard let start = tex.firstRange(of: "\\label{"),
      let end = tex[start.upperBound...].firstIndex(of: "}")
    else { return (tex, nil) }
    let label = String(tex[start.upperBound..<end])
    return (String(tex[..<start.lowerBound] + tex[tex.index(after: end)...]), label)
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
