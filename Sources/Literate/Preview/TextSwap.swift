internal import Report
internal import Weaver

/// New claims' sentences, captions, notes and banners in the place of old ones.
///
/// What the page holds of such a text is known by its literal parts, since no line of the woven code says where it came from. So a text
/// that has changed must not look like another one.
struct TextSwap {
  private typealias Segment = NotebookFile.Segment
  private typealias Text = NotebookFile.Text

  private let changes: [(before: [Segment], after: [Segment])]
  /// Whether a changed text has the literal parts of another one, so that it cannot be told which of them is meant.
  private let isAmbiguous: Bool

  init(_ pairs: [(before: NotebookFile.Text, after: NotebookFile.Text)]) {
    changes = pairs.filter { $0.before.segments != $0.after.segments }
      .map { ($0.before.segments, $0.after.segments) }
    let shapes = pairs.map { Self.shape($0.before.segments) }
    let changed = Set(changes.map { Self.shape($0.before) })
    isAmbiguous = changed.contains { shape in shapes.count { $0 == shape } > 1 }
  }

  /// The literal parts, with nothing in the places of interpolations.
  private static func shape(_ segments: [Segment]) -> [String?] {
    segments.filter { $0 != .literal("") }.map { segment in
      if case .literal(let text) = segment { return text }
      return nil
    }
  }

  /// A text as it is now; nothing where a value is missing.
  func swapped(_ prose: Prose) -> Prose? {
    if changes.isEmpty { return prose }
    if isAmbiguous { return nil }
    for change in changes {
      guard let values = matched(change.before, with: prose) else { continue }
      var known = EvaluatedValues()
      known.add(values)
      return known.prose(change.after)
    }
    return prose
  }

  /// A block with its text as it is now; nothing where a value is missing.
  func swapped(_ block: Block) -> Block? {
    switch block {
    case .prose, .code: return block
    case .output(let text, let caption, let place):
      return swapped(caption).map { .output(text, caption: $0, place) }
    case .picture(var picture, let place):
      guard let caption = swapped(picture.caption) else { return nil }
      picture.caption = caption
      return .picture(picture, place)
    case .table(var table, let place):
      guard let caption = swapped(table.caption) else { return nil }
      table.caption = caption
      return .table(table, place)
    case .claim(var claim, let place):
      guard let sentence = swapped(claim.sentence) else { return nil }
      claim.sentence = sentence
      return .claim(claim, place)
    case .note(let text, let place): return swapped(text).map { .note($0, place) }
    }
  }
}

extension [Prose] {
  /// All of them as they are now; nothing where a value is missing.
  func swapped(by texts: TextSwap) -> [Prose]? {
    let swapped = compactMap(texts.swapped(_:) as (Prose) -> Prose?)
    return swapped.count == count ? swapped : nil
  }
}
