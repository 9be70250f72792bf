/// A Kullback-Leibler divergence of two normals times a weight: value and formula.
///
/// A layer calls its divergence function once, with examples, and reads off the weight with which the
/// divergence is to enter the loss; so that the function may say `klDivergence(q, p) / 60_000`, and
/// the gradient is known.
public struct Divergence: Sendable {
  let posterior: Normal
  let prior: Normal
  /// Factor by which the divergence in nats has been multiplied so far.
  public let weight: Double

  /// `weight` × KL(posterior ‖ prior) in nats, summed over the normals.
  public var value: Double { weight * NormalDivergence.exact(posterior, prior) }

  public static func * (divergence: Divergence, factor: Double) -> Divergence {
    Divergence(
      posterior: divergence.posterior, prior: divergence.prior, weight: divergence.weight * factor)
  }
  public static func * (factor: Double, divergence: Divergence) -> Divergence {
    divergence * factor
  }
  public static func / (divergence: Divergence, divisor: Double) -> Divergence {
    Divergence(
      posterior: divergence.posterior, prior: divergence.prior, weight: divergence.weight / divisor)
  }
}

/// KL(q ‖ p) in nats, in closed form, summed over the normals (TFP: `kl_divergence`).
public func klDivergence(_ q: Normal, _ p: Normal) -> Divergence {
  Divergence(posterior: q, prior: p, weight: 1)
}

/// Sums over independent normals, in nats, added up in double precision.
package enum NormalDivergence {
  /// KL(N(µ, σ) ‖ N(m, s)) = ln(s / σ) + (σ² + (µ - m)²) / 2s² - ½ (docs/numerics.md 3).
  static func term(_ loc: Double, _ scale: Double, _ priorLoc: Double, _ priorScale: Double)
    -> Double
  {
    let ratio = scale / priorScale
    let distance = (loc - priorLoc) / priorScale
    return 0.5 * (ratio * ratio + distance * distance - 1) - Elementary.log(ratio)
  }

  package static func exact(_ q: Normal, _ p: Normal) -> Double {
    (0..<max(q.batchSize, p.batchSize)).reduce(0) {
      $0 + term(q.loc($1), q.scale($1), p.loc($1), p.scale($1))
    }
  }

  package static func exact(
    _ locs: UnsafeBufferPointer<Float>, _ scales: UnsafeBufferPointer<Float>, _ prior: Normal
  ) -> Double {
    var sum = 0.0
    for i in locs.indices {
      sum += term(Double(locs[i]), Double(scales[i]), prior.loc(i), prior.scale(i))
    }
    return sum
  }

  /// ln q(µ + σ ε) = Σ -½ ε² - ln σ - ½ ln 2π.
  package static func logDensity(
    noise: UnsafePointer<Float>, _ scales: UnsafeBufferPointer<Float>
  ) -> Double {
    var sum = 0.0
    for i in scales.indices {
      let epsilon = Double(noise[i])
      sum -= 0.5 * epsilon * epsilon + Double(Elementary.log(scales[i])) + Normal.halfLogTwoPi
    }
    return sum
  }
}
