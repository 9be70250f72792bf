import Grammar

/// What the page's things are called and where they are.
public struct CrossReferences: Sendable {
  /// What a reference shows and where it leads.
  public struct Target: Sendable, Hashable {
    /// Without `#`.
    public package(set) var anchor: String
    /// `Figure 3`, with a space that does not break; of a section, its words.
    public package(set) var label: String
  }

  private var targets: [Reference: Target] = [:]
  /// Those of the page's own parts are taken from the start.
  private var anchors: Set<String> = [
    "content", "contents", "page-code", "page-claims", "page-references", "page-provenance",
    "code-heading", "claims-heading", "references-heading", "provenance-heading", "tools",
    "folding", "theme", "zoom",
  ]
  /// Ids of the publications that are cited, in the order of the first citations.
  public private(set) var citations: [String] = []

  init() {}

  /// Notes a thing with its anchor and its label.
  ///
  /// - Returns: what is wrong with the id; nil if nothing is. Of two things with one id, references lead to the first.
  mutating func define(
    _ kind: Reference.Kind, _ id: String, anchor: String, label: String
  ) -> String? {
    guard isIdentifier(id) else {
      return "found the id '\(shortened(id))', expected letters, digits, - and _ only"
    }
    let reference = Reference(kind: kind, id: id)
    guard targets[reference] == nil, anchors.insert(anchor).inserted else {
      return "found the id \(shortened(id)) again, expected one that is not used yet"
    }
    targets[reference] = Target(anchor: anchor, label: label)
    return nil
  }

  /// Notes that a publication is cited; the first citation gives it its number.
  mutating func cite(_ id: String) {
    if !citations.contains(id) { citations.append(id) }
  }

  /// What a reference leads to; nil if the page has no such thing.
  public func target(_ reference: Reference) -> Target? { targets[reference] }

  func hasAnchor(_ anchor: String) -> Bool { anchors.contains(anchor) }

  /// A heading's anchor as GitHub makes it, with a number if it was used before.
  func anchor(forHeading text: String) -> String {
    let slug = HeadingSlugs.slug(text)
    var anchor = slug
    var count = 0
    while anchors.contains(anchor) {
      count += 1
      anchor = "\(slug)-\(count)"
    }
    return anchor
  }

  /// What a reference shows: `Figure 3`, `[2]`; the id with a question mark where it leads nowhere.
  public func label(of reference: Reference) -> String {
    guard let target = targets[reference] else { return reference.id + "?" }
    guard reference.kind == .publication else { return target.label }
    return "[\((citations.firstIndex(of: reference.id) ?? 0) + 1)]"
  }
}
