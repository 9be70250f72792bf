internal import Report
internal import Weaver

/// Two versions of a notebook's file with the same code.
///
/// A place in a file is the number of lines of code before it, counted without blank lines and with the texts in the code (claims,
/// captions) left out: it is the same in both versions, however long the prose.
struct FileSwap {
  private struct Piece {
    let cell: NotebookFile.Cell
    /// Lines of code before it, and up to its end.
    let range: Range<Int>
  }

  private let before: NotebookFile
  private let after: NotebookFile
  private let old: [Piece]
  private let new: [Piece]

  /// Nothing if the code differs.
  init?(from before: NotebookFile, to after: NotebookFile) {
    let (oldLines, old) = Self.pieces(of: before)
    let (newLines, new) = Self.pieces(of: after)
    guard oldLines == newLines, before.functions.count == after.functions.count else { return nil }
    (self.before, self.after, self.old, self.new) = (before, after, old, new)
  }

  private static func pieces(of notebook: NotebookFile) -> (lines: [String], [Piece]) {
    var lines: [String] = []
    let pieces = notebook.cells.map { cell in
      let start = lines.count
      if cell.kind == .code {
        lines += notebook.skeleton(of: cell).split(separator: "\n").map { trimmed($0) }
          .filter { !$0.isEmpty }
      }
      return Piece(cell: cell, range: start..<lines.count)
    }
    return (lines, pieces)
  }

  private static func trimmed(_ line: Substring) -> String {
    var text = line.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// What the interpolations of a piece of prose were; nothing if there is no such piece.
  func values(
    of prose: Prose, atLine line: Int
  ) -> [(source: String, pieces: [Prose.Piece])]? {
    guard let piece = old.first(where: { $0.cell.kind == .prose && $0.cell.line == line }) else {
      return nil
    }
    return matched(before.segments(of: piece.cell), with: prose)
  }

  /// The new prose and code in the place of an old listing and the prose before it.
  ///
  /// - Parameters:
  ///   - values: what was evaluated in the prose before the listing.
  ///   - hasOutput: whether the listing has shown something: it cannot be said after which of its lines.
  /// - Returns: nothing where a value is missing, or an output would have to be put between two new pieces.
  func blocks(
    for listing: Listing, _ values: EvaluatedValues, hasOutput: Bool
  ) -> [Block]? {
    guard
      let piece = old.first(where: {
        $0.cell.kind == .code && $0.cell.firstListedLine == listing.line
      })
    else { return nil }
    let range = piece.range
    let here = new.filter { piece in
      piece.range.lowerBound < range.upperBound && piece.range.lowerBound >= range.lowerBound
    }
    let isSplit = here.drop { $0.cell.kind == .prose }.count > 1
    if isSplit, hasOutput { return nil }
    var blocks: [Block] = []
    for piece in here {
      guard piece.cell.kind == .prose else {
        blocks.append(.code(self.listing(piece.cell, like: listing)))
        continue
      }
      let known = piece.range.lowerBound == range.lowerBound ? values : EvaluatedValues()
      guard let prose = known.prose(after.segments(of: piece.cell)) else { return nil }
      blocks.append(.prose(prose, Place(file: listing.file, line: piece.cell.line)))
    }
    return blocks
  }

  private func listing(_ cell: NotebookFile.Cell, like old: Listing) -> Listing {
    Listing(
      source: cell.listing, file: old.file, line: cell.firstListedLine,
      visibility: Listing.Visibility(rawValue: cell.visibility.rawValue) ?? .shown)
  }
}

/// The interpolations of a text with what they were; nothing if the text is not that of the segments.
func matched(
  _ segments: [NotebookFile.Segment], with prose: Prose
) -> [(source: String, pieces: [Prose.Piece])]? {
  let segments = segments.filter { $0 != .literal("") }
  guard segments.count == prose.parts.count else { return nil }
  var values: [(source: String, pieces: [Prose.Piece])] = []
  for (segment, part) in zip(segments, prose.parts) {
    switch (segment, part) {
    case (.literal(let a), .literal(let b)) where a == b: continue
    case (.interpolation(let source), .interpolation(let pieces)): values.append((source, pieces))
    default: return nil
    }
  }
  return values
}
