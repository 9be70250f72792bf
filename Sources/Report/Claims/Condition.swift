/// The truth of a claim on this run, with the evidence for it.
public struct Condition: Sendable, Hashable, Codable {
  /// Whether it holds.
  public var holds: Bool
  /// What was compared, in the order of the comparisons.
  public var evidence: [Evidence]

  /// A condition whose evidence is told in words.
  ///
  /// - Parameters:
  ///   - holds: what the run showed.
  ///   - evidence: the numbers behind it, as a text without markup.
  public init(_ holds: Bool, evidence: String) {
    self.holds = holds
    self.evidence = [.statement(evidence, holds: holds)]
  }

  init(_ comparison: Comparison) {
    holds = comparison.holds
    evidence = [.comparison(comparison)]
  }

  init(holds: Bool, evidence: [Evidence]) {
    self.holds = holds
    self.evidence = evidence
  }

  /// Holds if all of them do; the evidence is that of all. An empty list is no evidence and does not hold.
  public static func all(_ conditions: [Condition]) -> Condition {
    Condition(
      holds: !conditions.isEmpty && conditions.allSatisfy(\.holds),
      evidence: conditions.flatMap(\.evidence))
  }

  /// Holds if both do.
  public static func && (left: Condition, right: Condition) -> Condition { .all([left, right]) }
}
