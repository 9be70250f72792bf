/// What the page's things are called and where they are.
package struct CrossReferences: Sendable {
  /// What a reference shows and where it leads.
  package struct Target: Sendable, Hashable {
    package var anchor: String
    package var label: String
  }

  private var targets: [Reference: Target] = [:]
  /// Those of the page's own sections are taken from the start.
  private var anchors: Set<String> = [
    "content", "contents", "page-claims", "page-references", "page-provenance",
  ]
  package private(set) var citations: [String] = []

  package init() {}

  /// Notes a thing with its anchor and its label.
  ///
  /// - Throws: a page error if the id is malformed or was used before.
  mutating func define(_ kind: Reference.Kind, _ id: String, anchor: String, label: String) throws {
    guard isIdentifier(id) else {
      throw ReportError(.page, kind.rawValue, at: id, "an id has letters, digits, - and _ only")
    }
    let reference = Reference(kind: kind, id: id)
    guard targets[reference] == nil, anchors.insert(anchor).inserted else {
      throw ReportError(.page, kind.rawValue, at: id, "the id is used twice")
    }
    targets[reference] = Target(anchor: anchor, label: label)
  }

  /// Notes that a publication is cited; the first citation gives it its number.
  mutating func cite(_ id: String) {
    if !citations.contains(id) { citations.append(id) }
  }

  package func target(_ reference: Reference) -> Target? { targets[reference] }

  package func hasAnchor(_ anchor: String) -> Bool { anchors.contains(anchor) }

  /// A heading's anchor as GitHub makes it, with a number if it was used before.
  mutating func anchor(forHeading text: String) -> String {
    let slug = HeadingSlugs.slug(text)
    var anchor = slug
    var count = 0
    while anchors.contains(anchor) {
      count += 1
      anchor = "\(slug)-\(count)"
    }
    return anchor
  }

  /// The number and other words of a citation, such as `[2]`.
  package func citationLabel(_ id: String) -> String {
    "[\((citations.firstIndex(of: id) ?? 0) + 1)]"
  }
}

/// Whether an id can stand in an anchor and in a file's name.
func isIdentifier(_ id: String) -> Bool {
  !id.isEmpty
    && id.allSatisfy { $0 == "-" || $0 == "_" || ($0.isLetter || $0.isNumber) && !$0.isWhitespace }
}
