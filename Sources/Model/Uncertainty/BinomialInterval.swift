/// Intervals for a probability, given how often in n trials something has happened.
public enum BinomialInterval {
  /// The interval of Wilson (1927): the probabilities under which so many successes are no more than `z` standard deviations away
  /// (statsmodels: `proportion_confint(method="wilson")`). Within 0...1, which it is for no trials. The default `z` is the normal
  /// distribution's 97.5 % point: an interval of 95 %.
  ///
  /// - Precondition: successes in 0...n, z ≥ 0 and finite.
  public static func wilson(
    _ successes: Int, of count: Int, z: Double = 1.959963984540054
  ) -> ClosedRange<Double> {
    precondition(count >= 0, "count must be at least 0, is \(count)")
    precondition(
      (0...count).contains(successes), "successes must be in 0...\(count), are \(successes)")
    precondition(z >= 0 && z.isFinite, "z must be finite and at least 0, is \(z)")
    guard count > 0 else { return 0...1 }
    let (s, n) = (Double(successes), Double(count))
    let middle = s + z * z / 2
    let half = z * (s * (n - s) / n + z * z / 4).squareRoot()
    // The ends are exact: rounding would put them a little inside or outside.
    let low = successes == 0 ? 0 : max(0, (middle - half) / (n + z * z))
    let high = successes == count ? 1 : min(1, (middle + half) / (n + z * z))
    return low...max(low, high)
  }
}
