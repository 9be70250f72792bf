/// The lines of a woven source, and how what is put in finds room between those of the author.
struct WovenRows {
  private let notebook: NotebookFile
  private(set) var output: [String] = []
  private var last = Last.directive

  /// What a line that was put out is.
  private enum Last {
    case directive
    /// The author's, by its number.
    case code(Int)
    /// Prose that goes on.
    case prose
    /// Prose with all of its statement.
    case statement
  }

  init(_ notebook: NotebookFile) { self.notebook = notebook }

  /// Puts out a line that is none of the author's.
  mutating func append(_ row: String) { output.append(row) }

  /// Puts out a line of code as it is.
  mutating func append(code line: Int) {
    output.append(text(line))
    last = .code(line)
  }

  /// Puts out lines of prose.
  ///
  /// - Parameter isWhole: whether the statement ends with them.
  mutating func append(prose lines: [String], isWhole: Bool) {
    output += lines
    last = isWhole ? .statement : .prose
  }

  /// Puts out what stands between the line that was put out last and another of the author's.
  mutating func close(_ gap: Gap, before next: Int) {
    let end = openEnd(of: gap, before: next)
    let needed = (end == nil ? 1 : 0) + (gap.opening == nil ? 0 : 1)
    let spare = min(shift(of: gap, before: next), gap.free.count - needed)
    if spare > 0, !gap.isEmpty || end != nil {
      drop(spare, of: gap, after: end, before: next)
    } else if gap.isEmpty {
      output += gap.free.map(text)
    } else if gap.free.isEmpty {
      squeeze(gap, after: end, before: next)
    } else {
      fill(gap, after: end)
    }
  }

  /// Whether a line stands at its number, and what comes before it needs no lines of its own.
  func hasRoom(for gap: Gap, before next: Int) -> Bool {
    guard shift(of: gap, before: next) == 0 else { return false }
    if !gap.free.isEmpty { return true }
    if case .code(let line) = last { return notebook.openEnd(of: line) != nil }
    return false
  }

  /// How many lines farther down than the author's the next one stands.
  private func shift(of gap: Gap, before next: Int) -> Int {
    output.count + 1 - (gap.free.first ?? next)
  }

  /// The line that was put out last, up to where statements can follow on it; nil if none can.
  private func openEnd(of gap: Gap, before next: Int) -> String? {
    switch last {
    case .directive, .prose: nil
    case .code(let line):
      gap.isEmpty && !notebook.isBetweenStatements(line, next) ? nil : notebook.openEnd(of: line)
    case .statement: output.last.map { $0 + "; " }
    }
  }

  private func text(_ line: Int) -> String { notebook.source.lines[line - 1] }

  /// Puts all into free lines, which stay as many.
  private mutating func fill(_ gap: Gap, after end: String?) {
    var rows = gap.free.map(text)
    let last = rows.count - 1
    let place = gap.closing != nil ? 0 : gap.opening != nil ? last : vacancy(in: rows)
    if let place, !gap.pieces.isEmpty { rows[place] = joined(gap.pieces) }
    if let opening = gap.opening {
      rows[last] = joined((place == last ? gap.pieces : []) + [opening])
    }
    if place == nil {
      if let end { append(gap.pieces, to: end) } else { rows[last] = joined(gap.pieces) }
    }
    output += rows
  }

  /// The line that is missed least: a blank one, or prose or a mark, rather than a comment.
  private func vacancy(in rows: [String]) -> Int? {
    rows.lastIndex(where: isBlank)
      ?? rows.lastIndex { row in
        let text = row.drop(while: \.isWhitespace)
        return text.hasPrefix("//:") || text.hasPrefix("//|")
      }
  }

  /// Puts all where no line is free: after the code before, if that can be, or else on lines of their own, which the lines
  /// after them are shifted by.
  private mutating func squeeze(_ gap: Gap, after end: String?, before next: Int) {
    if let end {
      append(gap.pieces + (gap.opening.map { [$0] } ?? []), to: end)
    } else if let opening = gap.opening {
      output += [joined(gap.pieces + [notebook.location(next - 1)]), opening]
    } else {
      output.append(joined(gap.pieces + [notebook.location(next)]))
    }
  }

  /// Leaves out free lines, so that those after them are shifted less.
  private mutating func drop(_ count: Int, of gap: Gap, after end: String?, before next: Int) {
    let kept = gap.free.dropFirst(count + (end == nil ? 1 : 0))
    let pieces = gap.pieces + [notebook.location(kept.first ?? next)]
    if let end { append(pieces, to: end) } else { output.append(joined(pieces)) }
    output += kept.map(text)
    if let opening = gap.opening { output[output.count - 1] = opening }
  }

  /// Adds statements to the code that was put out last.
  private mutating func append(_ pieces: [String], to end: String) {
    output[output.count - 1] = end + joined(pieces)
  }

  private func joined(_ pieces: [String]) -> String { pieces.joined(separator: "; ") }
}
