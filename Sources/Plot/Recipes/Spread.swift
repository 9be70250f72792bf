/// Mean and spread of values, for points with error bars.
struct Spread {
  /// Of the values that are finite.
  let mean: Double
  /// Standard deviation with n - 1 below; nil of a single value.
  let deviation: Double?

  /// Nil where no value is finite.
  init?(_ values: [Double]) {
    let values = values.filter(\.isFinite)
    if values.isEmpty { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    self.mean = mean
    deviation =
      values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : nil
  }
}

extension FigureText {
  /// A number, and its standard deviation where there is one: "0.974 ± 0.003".
  public static func withDeviation(_ value: Double, _ deviation: Double?, _ places: Int) -> String {
    guard let deviation, value.isFinite, !deviation.isNaN else { return decimal(value, places) }
    return "\(decimal(value, places)) ± \(decimal(deviation, places))"
  }

  /// As many decimals as tell values of this size apart in three digits: 1 for 97.4, 2 for 3.32, 3 for less.
  public static func decimals(for values: some Sequence<Double>) -> Int {
    let largest = extent(values).map { max(-$0.lowerBound, $0.upperBound) } ?? 0
    return largest >= 1000 ? 0 : largest >= 10 ? 1 : largest > 1 ? 2 : 3
  }
}
