/// One piece of a claim's evidence.
public enum Evidence: Sendable, Hashable, Codable {
  case comparison(Comparison)
  /// Told in words, without markup.
  case statement(String, holds: Bool)

  /// Whether it speaks for the claim.
  public var holds: Bool {
    switch self {
    case .comparison(let comparison): comparison.holds
    case .statement(_, let holds): holds
    }
  }

  /// What was compared with what, without markup: `mean (1.08 bits) > limit (0.5 bits)`.
  public var sentence: String {
    switch self {
    case .comparison(let comparison): comparison.sentence
    case .statement(let text, _): text
    }
  }

  /// How far the numbers are apart, with sign and unit; nil where that says nothing.
  public var margin: String? {
    guard case .comparison(let comparison) = self, comparison.margin.isFinite,
      comparison.relation != .equal || comparison.margin != 0
    else { return nil }
    return comparison.format.difference(comparison.margin)
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
