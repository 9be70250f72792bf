import Grammar

/// Prose as Markdown is read, with its places in the file; a private-use character stands for each interpolation,
/// as on the page.
struct PlacedMarkdown {
  let characters: [Character]
  /// Where each character stands in the file.
  let offsets: [Int]
  let spans: [MarkdownSpan]

  init(_ parts: [TextPart]) {
    let placed = parts.flatMap { part -> [PlacedCharacter] in
      switch part {
      case .text(let characters): characters
      case .interpolation(_, let offset): [PlacedCharacter(interpolationMark, at: offset)]
      }
    }
    characters = placed.map(\.character)
    offsets = placed.map(\.offset)
    spans = MarkdownScanner.spans(of: characters)
  }
}

extension NotebookFile {
  /// All prose of the file, in `//:` lines and in the code.
  var allProse: [[TextPart]] {
    cells.filter { $0.kind == .prose }.map { proseParts(of: $0).parts }
      + codeProse.map(\.literal.parts)
  }
}
