/// Ids of headings as GitHub makes them, each once.
package struct HeadingSlugs {
  private var used: Set<String> = []
  /// The last number that each slug has got.
  private var counts: [String: Int] = [:]

  package init() {}

  /// The id of the next heading: with a number if it was used before.
  package mutating func add(_ title: String) -> String {
    let slug = Self.slug(title)
    var anchor = slug
    var count = counts[slug, default: 0]
    while !used.insert(anchor).inserted {
      count += 1
      anchor = "\(slug)-\(count)"
    }
    counts[slug] = count
    return anchor
  }

  /// Lower case; letters, digits, `-` and `_` stay, spaces become hyphens, the rest goes.
  package static func slug(_ title: String) -> String {
    let kept = title.lowercased().compactMap { character -> Character? in
      if character == " " { return "-" }
      let stays = character.isLetter || character.isNumber || character == "-" || character == "_"
      return stays ? character : nil
    }
    return kept.isEmpty ? "section" : String(kept)
  }

  /// The same as pandoc's own Markdown makes it.
  package static func pandocSlug(_ title: String) -> String {
    let kept = title.lowercased().filter {
      $0.isLetter || $0.isNumber || $0.isWhitespace || "-_.".contains($0)
    }
    let words = kept.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    let slug = words.drop { !$0.isLetter }
    return slug.isEmpty ? "section" : String(slug)
  }
}
