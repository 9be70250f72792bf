/// One piece of a claim's evidence.
public enum Evidence: Sendable, Hashable, Codable {
  case comparison(Comparison)
  /// On each seed of a run.
  case seedComparison(SeedComparison)
  /// Told in words, without markup.
  case statement(String, holds: Bool)

  /// Whether it speaks for the claim.
  public var holds: Bool {
    switch self {
    case .comparison(let comparison): comparison.holds
    case .seedComparison(let comparison): comparison.holds
    case .statement(_, let holds): holds
    }
  }

  /// What was compared with what, without markup: `mean (1.08 bits) > limit (0.5 bits)`.
  public var sentence: String {
    switch self {
    case .comparison(let comparison): comparison.sentence
    case .seedComparison(let comparison): comparison.sentence
    case .statement(let text, _): text
    }
  }

  /// The numbers on each seed, without units: `1.08 > 0.09, 1.07 > 0.11`; nil for what is about less than two seeds.
  public var bySeed: String? {
    if case .seedComparison(let comparison) = self { return comparison.bySeed }
    return nil
  }

  /// How far the numbers are apart, with sign and unit; over several seeds, where the comparison is nearest to
  /// failing. Nil where that says nothing.
  public var margin: String? {
    switch self {
    case .comparison(let comparison):
      difference(comparison.margin, comparison.relation, comparison.format)
    case .seedComparison(let comparison):
      comparison.margin.flatMap { difference($0, comparison.relation, comparison.format) }
    case .statement: nil
    }
  }

  private func difference(
    _ margin: Double, _ relation: Comparison.Relation, _ format: NumberFormat
  ) -> String? {
    guard margin.isFinite, relation != .equal || margin != 0 else { return nil }
    return format.difference(margin)
  }
}

extension Comparison {
  fileprivate var sentence: String {
    func side(_ quantity: Quantity) -> String {
      let value = format.text(quantity.value)
      return quantity.name.isEmpty ? value : "\(quantity.name) (\(value))"
    }
    return "\(side(left)) \(relation.rawValue) \(side(right))"
  }
}
