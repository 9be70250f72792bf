import Grammar

/// The rule that each formula can be set by the page.
extension NotebookFile {
  /// Each formula with a fault, at the command or the brace.
  func faultyFormulas() -> [WeaveDiagnostic] {
    allProse.flatMap { parts in
      let text = PlacedMarkdown(parts)
      return text.spans.compactMap { span in
        switch span.kind {
        case .formula: fault(inFormula: span.formulaContent, of: text)
        case .text: unclosedFormula(in: span.range, of: text)
        default: nil
        }
      }
    }
  }

  private func fault(inFormula range: Range<Int>, of text: PlacedMarkdown) -> WeaveDiagnostic? {
    // A value is set as a number or as text: as one atom.
    let characters = text.characters[range].map { $0 == interpolationMark ? "1" : $0 }
    let offsets = Array(text.offsets[range])
    let label = labelRange(in: characters)
    let tex = characters[..<label.lowerBound] + characters[label.upperBound...]
    do {
      _ = try TeXParser.parse(String(tex))
      return nil
    } catch {
      let index = error.offset + (error.offset < label.lowerBound ? 0 : label.count)
      let place = offsets.indices.contains(index) ? offsets[index] : text.offsets[range.lowerBound]
      return source.diagnostic(
        at: place, "the page cannot set this formula: \(error.reason)\(advice(on: error))")
    }
  }

  /// Where `\label{…}` stands; empty at the end if there is none.
  private func labelRange(in characters: [Character]) -> Range<Int> {
    let end = characters.count
    guard let start = characters.firstRange(of: Array("\\label{")),
      let close = characters[start.upperBound...].firstIndex(of: "}")
    else { return end..<end }
    return start.lowerBound..<close + 1
  }

  private func advice(on error: TeXError) -> String {
    guard let name = error.unknownCommand else { return "" }
    guard let near = nearestName(to: name, among: TeXSymbols.commands) else {
      return "; write it with those in docs/page.md"
    }
    return "; did you mean \\\(near)?"
  }

  /// Two dollars in text open a formula that nothing closes.
  private func unclosedFormula(in range: Range<Int>, of text: PlacedMarkdown) -> WeaveDiagnostic? {
    guard let dollars = text.characters[range].firstRange(of: Array("$$")) else { return nil }
    return source.diagnostic(
      at: text.offsets[dollars.lowerBound],
      "this formula is never closed; write $$ after it, or \\$ for a dollar")
  }
}
