import Grammar

/// The rule that no number in prose is typed by hand.
///
/// A number that was true of one run can be false of the next. So a number in a `//:` line, a claim's sentence,
/// a caption or a note is interpolated: from the run, from a named constant of the specification, or as
/// `\(quoted: …)` from a source. What is no statement about the run is let be: code, formulas, targets
/// of links, names with a digit in them (Conv2D), footnote labels, and the marks of an ordered list.
extension NotebookFile {
  /// Each number typed into the prose, as an error at its place.
  func bareNumbers() -> [WeaveDiagnostic] {
    allProse.flatMap { parts in
      let text = PlacedMarkdown(parts)
      return numbers(in: text).map { index in
        source.diagnostic(
          at: text.offsets[index],
          "a number typed into prose; interpolate it, name it as a constant of the "
            + "specification, or mark it as quoted: \\(quoted: …)")
      }
    }
  }

  /// Where numbers start.
  private func numbers(in text: PlacedMarkdown) -> [Int] {
    var found: [Int] = []
    for span in text.spans where span.kind == .text {
      var index = span.range.lowerBound
      while index < span.range.upperBound {
        guard text.characters[index].isNumber else {
          index += 1
          continue
        }
        if index == 0 || !text.characters[index - 1].isLetter { found.append(index) }
        index = endOfNumber(in: text.characters[..<span.range.upperBound], from: index)
      }
    }
    return found
  }

  /// A number with its separators and what is written to it: "60,000", "0.5", "5x5", "2nd".
  private func endOfNumber(in text: ArraySlice<Character>, from start: Int) -> Int {
    var index = start
    while index < text.endIndex {
      let digitFollows = index + 1 < text.endIndex && text[index + 1].isNumber
      let isInside = ".,".contains(text[index]) && digitFollows
      guard isInside || text[index].isNumber || text[index].isLetter else { break }
      index += 1
    }
    return index
  }
}
