/// A computed number on each seed of a run, with its name and its unit: what a ``Quantity`` is on one seed.
///
/// In prose and tables it is its mean and its standard deviation, 97.62 ± 0.12%. Compared with another estimate or with
/// a limit it is a condition that knows on which seeds it holds.
public struct Estimate: Sendable, Hashable {
  /// What the number is, as it stands in the evidence: "accuracy of the larger model".
  public var name: String
  /// One for each seed, in the order of the seeds, in the unit that the format takes: a share in 0...1 for per cent.
  public var values: [Double]
  /// How it is written for a reader.
  public var format: NumberFormat

  /// - Parameters:
  ///   - name: what the number is.
  ///   - values: one for each seed; without any it is not a number.
  ///   - format: how it is written for a reader.
  public init(_ name: String, _ values: [Double], _ format: NumberFormat) {
    self.name = name
    self.values = values
    self.format = format
  }

  /// Values, mean and deviation, as results have them.
  public var spread: Spread { Spread(values) }

  /// The arithmetic mean over the seeds.
  public var mean: Double { spread.mean }

  /// The standard deviation over the seeds, from the sum of squares over n - 1; zero for a single seed.
  public var deviation: Double { spread.deviation }

  /// The number on the first seed.
  public var first: Quantity { Quantity(name, values.first ?? .nan, format) }

  /// Mean and deviation as a reader sees them, with one unit: `97.62 ± 0.12%`; of a single seed the number alone.
  public var text: String { text(format) }

  func text(_ format: NumberFormat) -> String {
    values.count == 1 ? format.text(mean) : format.text(mean, spread: deviation)
  }

  /// The difference on each seed, which two estimates of the same runs have less spread in than each for itself.
  ///
  /// Of estimates over different numbers of seeds the difference is not a number where one of them has none.
  public static func - (a: Estimate, b: Estimate) -> Estimate {
    Estimate(
      "\(a.name) less \(b.name)", paired(a, b).map { $0 - $1 }, a.format.forDifferences)
  }

  /// Both values on each seed; NaN for one that is not there.
  static func paired(_ a: Estimate, _ b: Estimate) -> [(Double, Double)] {
    func value(_ estimate: Estimate, _ seed: Int) -> Double {
      estimate.values.indices.contains(seed) ? estimate.values[seed] : .nan
    }
    return (0..<max(a.values.count, b.values.count)).map { (value(a, $0), value(b, $0)) }
  }
}

extension Estimate: Codable {
  private enum Key: CodingKey { case name, values, format }

  /// - Throws: what the decoder throws for missing or wrong fields.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    name = try fields.decode(String.self, forKey: .name)
    values = try fields.decode([AnyDouble].self, forKey: .values).map(\.value)
    format = try fields.decode(NumberFormat.self, forKey: .format)
  }

  /// Encodes values that are not finite, too.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(values.map { AnyDouble(value: $0) }, forKey: .values)
    try fields.encode(format, forKey: .format)
  }
}
