extension Special {
  /// The regularised incomplete beta function I(x; a, b), for a, b > 0: its continued fraction (Abramowitz and Stegun, 26.5.8), by the
  /// method of Lentz, on the side where it converges fast (Press et al., *Numerical recipes*, 6.4).
  static func betainc(_ a: Double, _ b: Double, _ x: Double) -> Double {
    guard a > 0, b > 0, x >= 0, x <= 1 else { return .nan }
    if x == 0 || x == 1 { return x }
    // x (1 - x) times the density.
    let front = Elementary.exp(
      a * Elementary.log(x) + b * Elementary.log1p(-x) - logBeta(a, b))
    guard x > (a + 1) / (a + b + 2) else { return front / a * betaFraction(a, b, x) }
    return 1 - front / b * betaFraction(b, a, 1 - x)
  }

  /// The distribution function of Student's t (Abramowitz and Stegun, 26.7.1).
  static func stdtr(_ df: Double, _ t: Double) -> Double {
    let tail = 0.5 * betainc(df / 2, 0.5, df / (df + t * t))
    return t > 0 ? 1 - tail : tail
  }

  /// It takes some √max(a, b) rounds; what goes on for longer is given up as no number.
  private static func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    var (c, d) = (1.0, 1 / (1 - (a + b) * x / (a + 1)))
    var value = d
    for index in 1...100_000 {
      let m = Double(index)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      (c, d) = (1 + even / c, 1 / (1 + even * d))
      value *= c * d
      (c, d) = (1 + odd / c, 1 / (1 + odd * d))
      value *= c * d
      if Swift.abs(c * d - 1) < 0x1p-52 { return value }
    }
    return .nan
  }
}
