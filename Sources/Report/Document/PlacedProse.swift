/// A text of the page with its place in the notebook, so that what is wrong in it can be found there.
struct PlacedProse {
  let prose: Prose
  /// Of the call that put it on the page, or of the text's first line.
  let place: Place
  /// Whether the text begins at the place, so that its lines are known.
  var beginsThere = false

  /// Where the text first refers to a thing.
  func place(of reference: Reference) -> Place {
    place { part in
      guard case .interpolation(let pieces) = part else { return nil }
      let isThere = pieces.contains { piece in
        switch piece {
        case .reference(let other): other == reference
        case .quoted(_, let source):
          reference == Reference(kind: .publication, id: source)
        case .markdown, .value: false
        }
      }
      return isThere ? 0 : nil
    }
  }

  /// Where the author typed some words.
  func place(of words: String) -> Place {
    place { part in
      guard case .literal(let text) = part, let start = text.firstRange(of: words)?.lowerBound
      else { return nil }
      return text[..<start].count(where: \.isNewline)
    }
  }

  /// Where a heading stands, known by the words that it begins with.
  func place(ofHeading content: [Inline]) -> Place {
    guard case .text(let words)? = content.first else { return place(ofLine: 1) }
    return place(of: "# " + words)
  }

  /// The line of a text that was parsed, from 1.
  func place(ofLine line: Int) -> Place {
    beginsThere ? Place(file: place.file, line: place.line + line - 1) : place
  }

  /// The place of the first part that says how many lines of it go before; that of the whole text if none does.
  private func place(_ linesBefore: (Prose.Part) -> Int?) -> Place {
    var line = 1
    for part in prose.parts {
      if let before = linesBefore(part) { return place(ofLine: line + before) }
      if case .literal(let text) = part { line += text.count(where: \.isNewline) }
    }
    return place(ofLine: 1)
  }
}
