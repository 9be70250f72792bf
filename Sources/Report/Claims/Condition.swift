/// The truth of a claim on this run, with the evidence for it.
public struct Condition: Sendable, Hashable, Codable {
  /// Whether it holds: on each seed, of one that is about several.
  public let holds: Bool
  /// For each seed of the run, whether it holds; empty for a condition that is not about seeds.
  public let seeds: [Bool]
  /// What was compared, in the order of the comparisons.
  public let evidence: [Evidence]

  /// A condition whose evidence is told in words.
  ///
  /// - Parameters:
  ///   - holds: what the run showed.
  ///   - evidence: the numbers behind it, as a text without markup.
  public init(_ holds: Bool, evidence: String) {
    self.init(holds: holds, evidence: [.statement(evidence, holds: holds)])
  }

  /// A condition on each seed, whose evidence is told in words.
  ///
  /// - Parameters:
  ///   - seeds: what the run showed on each seed; without any it does not hold.
  ///   - evidence: the numbers behind it, as a text without markup.
  public init(seeds: [Bool], evidence: String) {
    let holds = !seeds.isEmpty && seeds.allSatisfy(\.self)
    self.init(holds: holds, seeds: seeds, evidence: [.statement(evidence, holds: holds)])
  }

  init(_ comparison: Comparison) {
    self.init(holds: comparison.holds, evidence: [.comparison(comparison)])
  }

  init(_ comparison: SeedComparison) {
    self.init(
      holds: comparison.holds, seeds: comparison.seeds, evidence: [.seedComparison(comparison)])
  }

  private init(holds: Bool, seeds: [Bool] = [], evidence: [Evidence]) {
    (self.holds, self.seeds, self.evidence) = (holds, seeds, evidence)
  }

  /// Holds if all of them do; the evidence is that of all. An empty list is no evidence and does not hold.
  ///
  /// On a seed it holds if all hold there; what is not about seeds counts on each.
  public static func all(_ conditions: [Condition]) -> Condition {
    let count = conditions.map(\.seeds.count).max() ?? 0
    return Condition(
      holds: !conditions.isEmpty && conditions.allSatisfy(\.holds),
      seeds: (0..<count).map { seed in conditions.allSatisfy { $0.holds(onSeed: seed) } },
      evidence: conditions.flatMap(\.evidence))
  }

  private func holds(onSeed seed: Int) -> Bool {
    seeds.indices.contains(seed) ? seeds[seed] : holds
  }

  /// Holds if both do, on a seed if both do there.
  public static func && (left: Condition, right: Condition) -> Condition { .all([left, right]) }
}
