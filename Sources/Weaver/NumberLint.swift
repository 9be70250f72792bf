/// The rule that no number in prose is typed by hand.
///
/// A number that was true of one run can be false of the next. So a number in a `//:` line is interpolated:
/// from the run, from a named constant of the specification, or as `\(quoted: …)` from a source. What is no
/// statement about the run is let be: code spans, formulas, targets of links, names with a digit in them
/// (Conv2D), footnote labels, and the marks of an ordered list.
extension Notebook {
  /// Each number typed into the prose, as an error at its place.
  public func bareNumbers() -> [WeaveError] {
    var errors: [WeaveError] = []
    for cell in cells where cell.kind == .prose {
      var fence = ProseFence()
      for (offset, line) in cell.lines.enumerated() {
        let columns = fence.numberColumns(in: line)
        errors += columns.map { column in
          WeaveError(
            line: cell.line + offset, column: column,
            message: "a number typed into prose; interpolate it, name it as a constant of the "
              + "specification, or mark it as quoted: \\(quoted: …)")
        }
      }
    }
    return errors
  }
}

/// What is open in the prose across lines: a fenced block or a displayed formula.
private struct ProseFence {
  private var isCode = false
  private var isFormula = false

  /// The columns, from 1, at which a number starts that the rule is about.
  mutating func numberColumns(in line: String) -> [Int] {
    let start = line.prefix(while: \.isWhitespace).count + 3
    let text = Array(line)
    var position = start
    if String(text.dropFirst(start)).drop(while: \.isWhitespace).hasPrefix("```") {
      isCode.toggle()
      return []
    }
    if isCode { return [] }
    position = endOfListMark(text, from: start)
    var columns: [Int] = []
    while position < text.count {
      if text[position] == "$" {
        if position + 1 < text.count, text[position + 1] == "$" {
          isFormula.toggle()
          position += 2
          continue
        }
        position = isFormula ? position + 1 : end(of: "$", in: text, from: position + 1)
      } else if isFormula {
        position += 1
      } else if let next = skipped(text, from: position) {
        position = next
      } else if text[position].isNumber {
        if position == 0 || !(text[position - 1].isLetter) { columns.append(position + 1) }
        position = endOfNumber(text, from: position)
      } else {
        position += 1
      }
    }
    return columns
  }

  /// Where an interpolation, a code span, a link's target or a footnote's label ends that starts here.
  private func skipped(_ text: [Character], from position: Int) -> Int? {
    let next = position + 1 < text.count ? text[position + 1] : " "
    switch (text[position], next) {
    case ("\\", "("): return endOfParentheses(text, from: position + 1)
    case ("`", _): return end(of: "`", in: text, from: position + 1)
    case ("]", "("): return endOfParentheses(text, from: position + 1)
    case ("[", "^"): return end(of: "]", in: text, from: position + 1)
    case ("<", "h"): return end(of: ">", in: text, from: position + 1)
    default: return nil
    }
  }

  /// A number with its separators and what is written to it: "60,000", "0.5", "5x5", "2nd".
  private func endOfNumber(_ text: [Character], from start: Int) -> Int {
    var position = start
    while position < text.count {
      let isSeparator = ".,".contains(text[position])
      let isInside = isSeparator && position + 1 < text.count && text[position + 1].isNumber
      guard isInside || text[position].isNumber || text[position].isLetter else { break }
      position += 1
    }
    return position
  }

  private func end(of closer: Character, in text: [Character], from position: Int) -> Int {
    (text[min(position, text.count)...].firstIndex(of: closer) ?? text.count - 1) + 1
  }

  private func endOfParentheses(_ text: [Character], from position: Int) -> Int {
    var depth = 0
    for index in position..<text.count {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return text.count
  }

  private func endOfListMark(_ text: [Character], from start: Int) -> Int {
    var position = start
    while position < text.count, text[position].isWhitespace { position += 1 }
    let digits = position
    while position < text.count, text[position].isWholeNumber { position += 1 }
    let isMark = position > digits && position < text.count && text[position] == "."
    return isMark ? position + 1 : start
  }
}
