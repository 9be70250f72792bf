/// The beta distribution on [0, 1] (TFP: `Beta`).
public struct Beta: Distribution {
  /// α: the greater, the closer to 1.
  public let concentration1: Tensor
  /// β: the greater, the closer to 0.
  public let concentration0: Tensor

  /// - Parameters:
  ///   - concentration1: α > 0, the exponent of x plus 1.
  ///   - concentration0: β > 0, the exponent of 1 - x plus 1.
  public init(concentration1: Tensor, concentration0: Tensor) {
    (self.concentration1, self.concentration0) = (concentration1, concentration0)
  }

  public var batchShape: [Int] { commonShape(concentration1, concentration0) }
  public var eventShape: [Int] { [] }

  private var total: Tensor { concentration1 + concentration0 }

  public func logProb(_ x: Tensor) -> Tensor {
    supported(x, where: notLess(x, 0) * notLess(1, x), standIn: 0.5) { x in
      betaLogDensity(concentration1, concentration0, x)
    }
  }

  /// X / (X + Y) for gamma variates X and Y, with keys 1 and 0; their slopes are implicit (`Gamma`).
  public func sample(_ key: Key) -> Tensor {
    let (alpha, beta) = (
      concentration1.broadcast(to: batchShape), concentration0.broadcast(to: batchShape)
    )
    return sigmoid(
      Tensor.logGamma(alpha, key: key.child(1), like: beta)
        - Tensor.logGamma(beta, key: key.child(0), like: alpha))
  }

  public var mean: Tensor { whole(concentration1 / total) }

  public var variance: Tensor {
    whole(concentration1 * concentration0 / (square(total) * (total + 1)))
  }

  /// NaN unless both concentrations are > 1.
  public var mode: Tensor {
    let exists = greater(concentration1, 1) * greater(concentration0, 1)
    return whole(
      select(exists, (concentration1 - 1) / select(exists, total - 2, 1), Tensor(.nan)))
  }

  /// ln B(α, β) - (α - 1) (ψ(α) - ψ(α + β)) - (β - 1) (ψ(β) - ψ(α + β)).
  public func entropy() -> Tensor {
    whole(
      lbeta(concentration1, concentration0)
        + (concentration1 - 1) * digammaDifference(concentration1, concentration0)
        + (concentration0 - 1) * digammaDifference(concentration0, concentration1))
  }

  public func cdf(_ x: Tensor) -> Tensor {
    betainc(concentration1, concentration0, minimum(maximum(x, 0), 1))
  }

  public func divergence(from other: any Distribution) -> Tensor? {
    guard let other = other as? Beta else { return nil }
    return lbeta(other.concentration1, other.concentration0) - lbeta(concentration1, concentration0)
      + (other.concentration1 - concentration1) * digammaDifference(concentration1, concentration0)
      + (other.concentration0 - concentration0) * digammaDifference(concentration0, concentration1)
  }
}
