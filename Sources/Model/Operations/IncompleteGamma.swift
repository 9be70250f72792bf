// The regularised incomplete gamma functions P(a, x) and Q = 1 - P, with their derivative by a.
//
// Let e = xᵃ e⁻ˣ / Γ(a), which is x times the density. Below x = a + 1 there is the series (Abramowitz and Stegun, 6.5.29)
//
//     P = e Σ cₙ,   cₙ = xⁿ / (a (a + 1) ... (a + n)),   ∂P/∂a = e Σ cₙ (ln x - ψ(a + n + 1)),
//
// and above it the continued fraction h (Abramowitz and Stegun, 6.5.31) with
//
//     Q = e h,   ∂Q/∂a = e (h (ln x - ψ(a)) + ∂h/∂a).
//
// So the derivative, divided by e, has no factor that could overflow. It is computed as it stands, with ln x for argument:
// gamma variates of a small concentration have logarithms where they are no numbers themselves.

/// P or Q, divided by e, and -∂P/∂a, divided by e.
struct IncompleteGamma {
  /// Whether it was the series, so that `ratio` is P / e, and not Q / e.
  let isLower: Bool
  let ratio: Double
  /// -(∂P/∂a) / e: by how much ln z moves with a, if P(a, z) is to stay.
  let slope: Double

  /// - Parameters:
  ///   - a: the concentration, > 0.
  ///   - logX: ln x.
  init(_ a: Double, logX: Double) {
    let x = Elementary.exp(logX)
    isLower = x < a + 1
    (ratio, slope) =
      isLower ? IncompleteGamma.series(a, x, logX) : IncompleteGamma.fraction(a, x, logX)
  }

  private static func series(_ a: Double, _ x: Double, _ logX: Double) -> (Double, Double) {
    var (term, digamma, place) = (1 / a, Special.digamma(a) + 1 / a, a)
    var (sum, slope) = (term, term * (digamma - logX))
    var rounds = 0
    while term > sum * 0x1p-60 {
      rounds += 1
      // Some 9√a rounds are enough; beyond that a + 1 is a, or hardly more.
      guard rounds < 1_000_000 else { return (.nan, .nan) }
      place += 1
      term *= x / place
      digamma += 1 / place
      sum += term
      slope += term * (digamma - logX)
    }
    return (sum, slope)
  }

  /// h by the method of Lentz (Press et al., *Numerical recipes*, 6.2), each factor with its derivative by a. For a and x up to 10⁹ it
  /// takes less than √x + 100 rounds; what goes on for longer is given up as no number.
  private static func fraction(_ a: Double, _ x: Double, _ logX: Double) -> (Double, Double) {
    let first = 1 / (x + 1 - a)
    var (b, c, d, h) = (x + 1 - a, Double.infinity, first, first)
    // Derivatives by a; that of 1 / c is kept, since c begins as infinite.
    var (inverseC, inverseCSlope, dSlope, hSlope) = (0.0, 0.0, first * first, first * first)
    for n in 1...100_000 {
      let (factor, factorSlope) = (Double(n) * (a - Double(n)), Double(n))
      b += 2
      dSlope = -(factorSlope * d + factor * dSlope - 1)
      d = 1 / (b + factor * d)
      dSlope *= d * d
      let cSlope = factorSlope * inverseC + factor * inverseCSlope - 1
      c = b + factor * inverseC
      (inverseC, inverseCSlope) = (1 / c, -cSlope / (c * c))
      let (change, changeSlope) = (c * d, cSlope * d + c * dSlope)
      hSlope = hSlope * change + h * changeSlope
      h *= change
      // For whole a the fraction ends at n = a; its slope goes on.
      let isSettled = Swift.abs(h * changeSlope) < Swift.abs(hSlope) * 0x1p-52
      if isSettled && Swift.abs(change - 1) < 0x1p-52 {
        return (h, h * (logX - Special.digamma(a)) + hSlope)
      }
    }
    return (.nan, .nan)
  }
}

extension Special {
  /// What ln z gains with a, if P(a, z) is to stay. For a great concentration z is a + √a x for a normal x, but for a share of 1/a.
  static func logGammaSlope(_ a: Double, _ logZ: Double) -> Double {
    guard a > 1e8 else { return IncompleteGamma(a, logX: logZ).slope }
    let ratio = Elementary.exp(logZ - Elementary.log(a))
    return (1 + ratio) / (2 * ratio * a)
  }

  /// P(a, x), or, if `isUpper`, Q(a, x), for a and x up to 10⁹ at least where they are near each other.
  static func igamma(_ a: Double, _ x: Double, isUpper: Bool) -> Double {
    guard a > 0, x >= 0 else { return .nan }
    if x == 0 || x == .infinity { return (x == 0) == isUpper ? 1 : 0 }
    let part = IncompleteGamma(a, logX: Elementary.log(x))
    let value = Elementary.exp(gammaLogDensity(a, x)) * x * part.ratio
    return part.isLower == isUpper ? 1 - value : value
  }

  /// ∂P(a, x)/∂a.
  static func igammaDerivative(_ a: Double, _ x: Double) -> Double {
    guard a > 0, x >= 0 else { return .nan }
    if x == 0 || x == .infinity { return 0 }
    return -IncompleteGamma(a, logX: Elementary.log(x)).slope * x
      * Elementary.exp(gammaLogDensity(a, x))
  }
}
