// The gamma function and its kin in double precision. They serve operations that would lose too many digits in single
// precision: differences of two great logarithms, above all.

/// Functions of numbers that are not elementary.
enum Special {
  static func lgamma(_ x: Double) -> Double { Elementary.lgamma(x) }

  /// The derivative of ln Γ(x), for x > 0: its asymptotic series (Abramowitz and Stegun, 6.3.18), reached by ψ(x) = ψ(x + 1) - 1/x.
  static func digamma(_ x: Double) -> Double {
    guard x > 0 else { return .nan }
    var (x, shift) = (x, 0.0)
    while x < 12 {
      shift -= 1 / x
      x += 1
    }
    let square = 1 / (x * x)
    let series = bernoulli.reversed().reduce(0.0) { (sum: Double, next: Double) in
      (sum + next) * square
    }
    return shift + Elementary.log(x) - 0.5 / x - series
  }

  /// B₂ₖ / 2k for k = 1, 2, ...; at x = 12 the first that is left out is below 10⁻¹⁷.
  private static let bernoulli: [Double] = [
    1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12,
  ]

  /// ln B(a, b) = ln Γ(a) + ln Γ(b) - ln Γ(a + b).
  static func logBeta(_ a: Double, _ b: Double) -> Double { lgamma(a) + lgamma(b) - lgamma(a + b) }

  /// x ln y, which is 0 for x = 0 whatever y is.
  static func xlogy(_ x: Double, _ y: Double) -> Double { x == 0 ? 0 : x * Elementary.log(y) }

  /// ln xᵃ⁻¹ e⁻ˣ / Γ(a), for x ≥ 0.
  static func gammaLogDensity(_ a: Double, _ x: Double) -> Double {
    xlogy(a - 1, x) - x - lgamma(a)
  }

  /// ln xᵃ⁻¹ (1 - x)ᵇ⁻¹ / B(a, b), for 0 ≤ x ≤ 1.
  static func betaLogDensity(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tail = b == 1 ? 0 : (b - 1) * Elementary.log1p(-x)
    return xlogy(a - 1, x) + tail - logBeta(a, b)
  }
}
