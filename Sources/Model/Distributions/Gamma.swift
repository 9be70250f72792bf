/// The gamma distribution (TFP: `Gamma`).
public struct Gamma: Distribution {
  /// The shape, α.
  public let concentration: Tensor
  /// The rate, β: the inverse of the scale.
  public let rate: Tensor

  /// - Parameters:
  ///   - concentration: the shape parameter α > 0.
  ///   - rate: the inverse scale β > 0; the mean is α / β.
  public init(concentration: Tensor, rate: Tensor) {
    (self.concentration, self.rate) = (concentration, rate)
  }

  public var batchShape: [Int] { commonShape(concentration, rate) }
  public var eventShape: [Int] { [] }

  public func logProb(_ x: Tensor) -> Tensor {
    supported(x, where: notLess(x, 0), standIn: 1) { x in
      gammaLogDensity(concentration, rate * x) + log(rate)
    }
  }

  /// The slope for the concentration is implicit: it moves the sample so that its cumulative probability stays.
  public func sample(_ key: Key) -> Tensor {
    let alpha = concentration.broadcast(to: batchShape)
    return exp(Tensor.logGamma(alpha, key: key, like: rate) - log(rate))
  }

  public var mean: Tensor { whole(concentration / rate) }
  public var variance: Tensor { whole(concentration / square(rate)) }

  /// NaN for a concentration ≤ 1.
  public var mode: Tensor {
    whole(select(greater(concentration, 1), (concentration - 1) / rate, Tensor(.nan)))
  }

  /// α - ln β + ln Γ(α) + (1 - α) ψ(α).
  public func entropy() -> Tensor {
    let alpha = concentration
    return whole(alpha - log(rate) + lgamma(alpha) + (1 - alpha) * digamma(alpha))
  }

  public func cdf(_ x: Tensor) -> Tensor { igamma(concentration, maximum(x, 0) * rate) }

  /// (α - α') ψ(α) - ln Γ(α) / Γ(α') + α' ln (β / β') + α (β' / β - 1).
  public func divergence(from other: any Distribution) -> Tensor? {
    guard let other = other as? Gamma else { return nil }
    let (alpha, alpha2) = (concentration, other.concentration)
    return (alpha - alpha2) * digamma(alpha) + (lgamma(alpha2) - lgamma(alpha))
      + alpha2 * log(rate / other.rate) + alpha * ((other.rate - rate) / rate)
  }
}
