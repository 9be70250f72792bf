/// How a number is written for a reader: places, scale and unit. The only number formatter of the page.
///
/// The same in every locale: a point before decimals, a comma between thousands, a true minus sign.
public struct NumberFormat: Sendable, Hashable, Codable {
  package enum Places: Sendable, Hashable, Codable {
    case decimals(Int)
    case significant(Int)
  }

  package var places: Places
  /// Power of ten that the value is multiplied by before it is written: 2 for per cent.
  package var scale: Int
  /// What follows the number, with its space: `%`, ` bits`.
  package var unit: String
  /// The unit of a difference of two such numbers: points, where the numbers are per cents.
  package var differenceUnit: String

  package init(_ places: Places, scale: Int = 0, unit: String = "", differenceUnit: String? = nil) {
    self.places = places
    self.scale = scale
    self.unit = unit
    self.differenceUnit = differenceUnit ?? unit
  }

  /// A fixed number of decimals: `.fixed(4)` writes 0.9729.
  public static func fixed(_ decimals: Int) -> NumberFormat { NumberFormat(.decimals(decimals)) }

  /// A number of significant digits: `.digits(3)` writes 0.00872, and 1.23 × 10⁻⁷.
  public static func digits(_ count: Int) -> NumberFormat {
    NumberFormat(.significant(max(1, count)))
  }

  /// A proportion as per cent: `.percent(1)` writes 0.9729 as 97.3%.
  public static func percent(_ decimals: Int) -> NumberFormat {
    NumberFormat(.decimals(decimals), scale: 2, unit: "%", differenceUnit: spaced("points"))
  }

  /// Entropy or information to base two.
  public static func bits(_ decimals: Int) -> NumberFormat { .fixed(decimals, unit: "bits") }

  /// Entropy or information to base e.
  public static func nats(_ decimals: Int) -> NumberFormat { .fixed(decimals, unit: "nats") }

  /// Seconds.
  public static func seconds(_ decimals: Int) -> NumberFormat { .fixed(decimals, unit: "s") }

  /// A fixed number of decimals and a unit, kept together on one line.
  public static func fixed(_ decimals: Int, unit: String) -> NumberFormat {
    NumberFormat(.decimals(decimals), unit: spaced(unit))
  }

  /// A number of significant digits and a unit, kept together on one line.
  public static func digits(_ count: Int, unit: String) -> NumberFormat {
    NumberFormat(.significant(max(1, count)), unit: spaced(unit))
  }

  /// A whole number of things.
  public static var count: NumberFormat { .fixed(0) }

  /// A narrow space that does not break, and the unit.
  private static func spaced(_ unit: String) -> String { unit.isEmpty ? "" : "\u{202F}" + unit }

  /// The format of a difference of two numbers of this one, which is a number of its own.
  package var forDifferences: NumberFormat {
    NumberFormat(places, scale: scale, unit: differenceUnit)
  }

  /// The same format with enough places that different numbers do not look the same, in any of the pairs; this one where there are
  /// no such places.
  func telling(apart pairs: [(Double, Double)]) -> NumberFormat {
    let formats = (0..<12).map { withMorePlaces($0) }
    return formats.first { format in
      pairs.allSatisfy { $0 == $1 || format.number($0) != format.number($1) }
    } ?? self
  }

  /// The same format with more places, to tell two close numbers apart.
  package func withMorePlaces(_ more: Int) -> NumberFormat {
    var format = self
    switch places {
    case .decimals(let n): format.places = .decimals(n + more)
    case .significant(let n): format.places = .significant(n + more)
    }
    return format
  }
}
