/// Two numbers and how they were compared. A comparison with NaN does not hold.
public struct Comparison: Sendable, Hashable, Codable {
  /// How two numbers can be compared.
  public enum Relation: String, Sendable, Codable {
    case greater = ">"
    case greaterOrEqual = "≥"
    case less = "<"
    case lessOrEqual = "≤"
    case equal = "="
    case notEqual = "≠"

    /// What IEEE 754 says of two numbers: every relation to NaN is false.
    func holds(_ a: Double, _ b: Double) -> Bool {
      switch self {
      case .greater: a > b
      case .greaterOrEqual: a >= b
      case .less: a < b
      case .lessOrEqual: a <= b
      case .equal: a == b
      case .notEqual: !a.isNaN && !b.isNaN && a != b
      }
    }
  }

  /// The number before the sign.
  public var left: Quantity
  /// The sign.
  public var relation: Relation
  /// The number after the sign.
  public var right: Quantity

  /// Whether the relation is one that the two values have.
  public var holds: Bool { relation.holds(left.value, right.value) }

  /// Left less right.
  public var margin: Double { left.value - right.value }

  /// The format of both sides: with enough places that different numbers do not look the same.
  package var format: NumberFormat { left.format.telling(apart: [(left.value, right.value)]) }

  /// The comparison in symbols: `1.08 bits > 0.09 bits`, with the sign that is true of the numbers.
  package var text: String {
    "\(format.text(left.value)) \(relation.rawValue) \(format.text(right.value))"
  }
}

extension Quantity {
  private func compared(_ relation: Comparison.Relation, _ other: Quantity) -> Condition {
    Condition(Comparison(left: self, relation: relation, right: other))
  }

  /// A bare number as a limit: it has no name of its own.
  private func limit(_ value: Double) -> Quantity { Quantity("", value, format) }

  /// Comparisons of two quantities, with both as evidence; written in the format of the first.
  public static func > (a: Quantity, b: Quantity) -> Condition { a.compared(.greater, b) }
  public static func >= (a: Quantity, b: Quantity) -> Condition { a.compared(.greaterOrEqual, b) }
  public static func < (a: Quantity, b: Quantity) -> Condition { a.compared(.less, b) }
  public static func <= (a: Quantity, b: Quantity) -> Condition { a.compared(.lessOrEqual, b) }
  public static func == (a: Quantity, b: Quantity) -> Condition { a.compared(.equal, b) }
  public static func != (a: Quantity, b: Quantity) -> Condition { a.compared(.notEqual, b) }

  /// Comparisons with a limit.
  public static func > (a: Quantity, b: Double) -> Condition { a > a.limit(b) }
  public static func >= (a: Quantity, b: Double) -> Condition { a >= a.limit(b) }
  public static func < (a: Quantity, b: Double) -> Condition { a < a.limit(b) }
  public static func <= (a: Quantity, b: Double) -> Condition { a <= a.limit(b) }
  public static func == (a: Quantity, b: Double) -> Condition { a == a.limit(b) }
  public static func != (a: Quantity, b: Double) -> Condition { a != a.limit(b) }
}
