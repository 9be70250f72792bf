/// The Dirichlet distribution over vectors of probabilities (TFP: `Dirichlet`).
public struct Dirichlet: Distribution {
  /// [..., n], each > 0.
  public let concentration: Tensor

  /// - Precondition: a concentration of at least one axis and one element.
  public init(concentration: Tensor) {
    precondition(
      (concentration.shape.last ?? 0) >= 1,
      "concentration.shape must be [..., n], is \(concentration.shape)")
    self.concentration = concentration
  }

  public var batchShape: [Int] { concentration.shape.dropLast() }
  public var eventShape: [Int] { concentration.shape.suffix(1) }

  private var total: Tensor { concentration.sum([-1], keepsAxes: true) }
  private var size: Double { Double(concentration.shape.last ?? 1) }

  /// ln Π Γ(αᵢ) / Γ(Σ α).
  private var logNormaliser: Tensor {
    lgamma(concentration).sum([-1]) - lgamma(concentration.sum([-1]))
  }

  /// -∞ unless all elements are ≥ 0 and add up to 1, up to ten units in the last place, as in TFP.
  public func logProb(_ x: Tensor) -> Tensor {
    let excess = abs(x.sum([-1], keepsAxes: true) - 1)
    let isBalanced = greater(Tensor(10 * Double(Float.ulpOfOne)), excess)
    let isNegative = greater(0, x).max([-1], keepsAxes: true)
    let isInside = isBalanced * (1 - isNegative)
    let safe = select(isInside, x, Tensor(1 / size))
    let logProb = xlogy(concentration - 1, safe).sum([-1]) - logNormaliser
    return select(isInside.max([-1]), logProb, Tensor(-Double.infinity))
  }

  /// Gamma variates divided by their sum; their slopes are implicit (`Gamma`).
  public func sample(_ key: Key) -> Tensor { softmax(Tensor.logGamma(concentration, key: key)) }

  public var mean: Tensor { concentration / total }
  public var variance: Tensor { mean * (1 - mean) / (total + 1) }

  /// NaN unless all concentrations are > 1.
  public var mode: Tensor {
    let least = -(-concentration).max([-1], keepsAxes: true)
    let exists = greater(least, 1)
    return select(exists, (concentration - 1) / select(exists, total - size, 1), Tensor(.nan))
  }

  /// ln B(α) - Σ (αᵢ - 1) (ψ(αᵢ) - ψ(Σ α)).
  public func entropy() -> Tensor {
    logNormaliser - ((concentration - 1) * meanLogarithm).sum([-1])
  }

  public func divergence(from other: any Distribution) -> Tensor? {
    guard let other = other as? Dirichlet, other.eventShape == eventShape else { return nil }
    let distance = (concentration - other.concentration) * meanLogarithm
    return distance.sum([-1]) + (other.logNormaliser - logNormaliser)
  }

  /// The mean of ln xᵢ.
  private var meanLogarithm: Tensor { digamma(concentration) - digamma(total) }
}
