/// A sentence of the page that could turn out false, bound to a condition on computed values.
public struct Claim: Sendable, Hashable, Codable {
  /// Unique on the page; the anchor is `claim-` and this.
  public var id: String
  /// What it says.
  public var sentence: Prose
  /// What must hold for the sentence to be true.
  public var condition: Condition

  /// Whether the sentence is true of this run.
  public var holds: Bool { condition.holds }
}
