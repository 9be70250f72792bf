import Grammar

/// A heading of prose, by the anchor that the page gives it.
struct Heading {
  /// The anchor; what depends on a value, or is hard to foresee, can be anything.
  let id: Identifier
  let offset: Int

  /// The headings of a run of prose.
  static func all(in text: PlacedMarkdown) -> [Heading] {
    var headings: [Heading] = []
    var start = 0
    for line in text.characters.split(separator: "\n", omittingEmptySubsequences: false) {
      let range = start..<start + line.count
      start += line.count + 1
      let kind = text.spans.first { $0.range.contains(range.lowerBound) }?.kind
      guard kind == .text, !line.isEmpty else { continue }
      let content = line.drop { $0 == " " }
      let marks = content.prefix { $0 == "#" }.count
      if (1...6).contains(marks), content.dropFirst(marks).first?.isWhitespace ?? true {
        let title = content.startIndex + marks..<range.upperBound
        headings.append(
          Heading(id: anchor(of: title, in: text), offset: text.offsets[range.lowerBound]))
      } else if content.allSatisfy({ $0 == "=" }) || content.allSatisfy({ $0 == "-" }) {
        // The line before it is a heading, too; its anchor is not looked for.
        headings.append(
          Heading(id: Identifier(pieces: [nil]), offset: text.offsets[range.lowerBound]))
      }
    }
    return headings
  }

  private static func anchor(of range: Range<Int>, in text: PlacedMarkdown) -> Identifier {
    var pieces: [String?] = []
    for span in text.spans where span.range.overlaps(range) {
      let part = span.range.clamped(to: range)
      switch span.kind {
      case .text, .code: pieces += anchor(of: String(text.characters[part]))
      case .formula, .escape: pieces.append(nil)
      default: break
      }
    }
    if case let last?? = pieces.last { pieces[pieces.count - 1] = trimmed(last, atStart: false) }
    if case let first?? = pieces.first { pieces[0] = trimmed(first, atStart: true) }
    return Identifier(pieces: pieces)
  }

  /// The pieces of a text: signs that Markdown may take, or make others of, can be anything.
  private static func anchor(of text: String) -> [String?] {
    if text.contains("_") || text.contains("--") || text.contains("&") { return [nil] }
    return Identifier(marked: text).pieces.map { piece in
      // A slug of nothing would be a word.
      piece.map { String(HeadingSlugs.slug("a" + $0).dropFirst()) }
    }
  }

  /// White space around a heading is not of it.
  private static func trimmed(_ slug: String, atStart: Bool) -> String {
    var slug = Substring(slug)
    if atStart { slug = slug.drop { $0 == "-" } }
    while !atStart, slug.last == "-" { slug.removeLast() }
    return String(slug)
  }
}
