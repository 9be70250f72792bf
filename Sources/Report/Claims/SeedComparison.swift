/// Two numbers on each seed of a run, and how they were compared, seed by seed. With NaN no comparison holds.
public struct SeedComparison: Sendable, Hashable, Codable {
  /// The numbers before the sign.
  public var left: Estimate
  /// The sign.
  public var relation: Comparison.Relation
  /// The numbers after the sign; of a limit, the same on each seed.
  public var right: Estimate
  /// Whether the right side is a limit, which needs to be told only once.
  var isLimit = false

  /// For each seed, whether the comparison holds.
  public var seeds: [Bool] { pairs.map(relation.holds) }

  /// On all seeds, of which there is one at least.
  public var holds: Bool { !pairs.isEmpty && seeds.allSatisfy(\.self) }

  /// Left less right on the seed on which the comparison is nearest to failing, or fails most; nil without numbers.
  public var margin: Double? {
    let margins = pairs.map { $0 - $1 }.filter(\.isFinite)
    switch relation {
    case .greater, .greaterOrEqual: return margins.min()
    case .less, .lessOrEqual: return margins.max()
    case .equal: return margins.max { $0.magnitude < $1.magnitude }
    case .notEqual: return margins.min { $0.magnitude < $1.magnitude }
    }
  }

  private var pairs: [(Double, Double)] { Estimate.paired(left, right) }

  /// The format of both sides: with enough places that different numbers do not look the same on any seed.
  var format: NumberFormat { left.format.telling(apart: pairs) }

  /// Means and deviations: `accuracy, larger (97.62 ± 0.12%) > accuracy, smaller (96.10 ± 0.20%)`.
  var sentence: String {
    let left = "\(left.name) (\(left.text(format)))"
    if isLimit { return "\(left) \(relation.rawValue) \(format.text(right.mean))" }
    return "\(left) \(relation.rawValue) \(right.name) (\(right.text(format)))"
  }

  /// How many seeds are told one by one.
  private static let told = 12

  /// The numbers on each seed, without units: `1.08 > 0.09, 1.07 > 0.11`; nil for less than two seeds.
  var bySeed: String? {
    guard pairs.count > 1 else { return nil }
    let format = format
    let numbers = pairs.prefix(Self.told).map { left, right in
      let number =
        isLimit
        ? format.number(left)
        : "\(format.number(left)) \(relation.rawValue) \(format.number(right))"
      return relation.holds(left, right) ? number : number + " ✗"
    }
    let rest = pairs.count - numbers.count
    return numbers.joined(separator: ", ") + (rest > 0 ? " and \(grouped(rest)) more" : "")
  }
}

extension Estimate {
  private func compared(_ relation: Comparison.Relation, _ other: Estimate) -> Condition {
    Condition(SeedComparison(left: self, relation: relation, right: other))
  }

  private func compared(_ relation: Comparison.Relation, _ limit: Double) -> Condition {
    let limits = Estimate("", values.map { _ in limit }, format)
    return Condition(SeedComparison(left: self, relation: relation, right: limits, isLimit: true))
  }

  /// Comparisons of two estimates, seed by seed, with both as evidence; written in the format of the first. Of different
  /// numbers of seeds, those that one of them lacks do not hold.
  public static func > (a: Estimate, b: Estimate) -> Condition { a.compared(.greater, b) }
  public static func >= (a: Estimate, b: Estimate) -> Condition { a.compared(.greaterOrEqual, b) }
  public static func < (a: Estimate, b: Estimate) -> Condition { a.compared(.less, b) }
  public static func <= (a: Estimate, b: Estimate) -> Condition { a.compared(.lessOrEqual, b) }
  public static func == (a: Estimate, b: Estimate) -> Condition { a.compared(.equal, b) }
  public static func != (a: Estimate, b: Estimate) -> Condition { a.compared(.notEqual, b) }

  /// Comparisons with a limit, seed by seed.
  public static func > (a: Estimate, b: Double) -> Condition { a.compared(.greater, b) }
  public static func >= (a: Estimate, b: Double) -> Condition { a.compared(.greaterOrEqual, b) }
  public static func < (a: Estimate, b: Double) -> Condition { a.compared(.less, b) }
  public static func <= (a: Estimate, b: Double) -> Condition { a.compared(.lessOrEqual, b) }
  public static func == (a: Estimate, b: Double) -> Condition { a.compared(.equal, b) }
  public static func != (a: Estimate, b: Double) -> Condition { a.compared(.notEqual, b) }
}
