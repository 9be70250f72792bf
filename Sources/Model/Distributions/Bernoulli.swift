/// The distribution of a toss: 1 or 0 (TFP: `Bernoulli`).
public struct Bernoulli: Distribution {
  /// ln p / (1 - p).
  public let logits: Tensor

  /// - Parameter logits: ln(p / (1 - p)) of the probability p of a 1.
  public init(logits: Tensor) { self.logits = logits }

  /// - Parameter probs: the probability of a 1.
  public init(probs: Tensor) { self.init(logits: log(probs) - log1p(-probs)) }

  public var batchShape: [Int] { logits.shape }
  public var eventShape: [Int] { [] }

  /// The probability of a 1.
  public var probs: Tensor { sigmoid(logits) }

  /// x ln p + (1 - x) ln (1 - p): as in TFP also for x that are neither 0 nor 1.
  public func logProb(_ x: Tensor) -> Tensor {
    -(weighted(x, softplus(-logits)) + weighted(1 - x, softplus(logits)))
  }

  /// The product, where a weight of 0 leaves nothing of an infinite number.
  private func weighted(_ weight: Tensor, _ nats: Tensor) -> Tensor {
    weight * select(equal(weight, 0) * equal(nats, Tensor(.infinity)), 0, nats)
  }

  public func sample(_ key: Key) -> Tensor {
    greater(probs, Tensor.uniform(logits.shape, key: key, like: logits))
  }

  public var mean: Tensor { probs }
  public var variance: Tensor { sigmoid(logits) * sigmoid(-logits) }
  public var mode: Tensor { greater(logits, 0) }

  public func entropy() -> Tensor {
    weighted(sigmoid(-logits), softplus(logits)) + weighted(sigmoid(logits), softplus(-logits))
  }

  public func cdf(_ x: Tensor) -> Tensor {
    select(greater(0, x), 0, select(notLess(x, 1), 1, sigmoid(-logits)))
  }

  public func divergence(from other: any Distribution) -> Tensor? {
    guard let other = other as? Bernoulli else { return nil }
    let ofOne = softplus(-other.logits) - softplus(-logits)
    let ofZero = softplus(other.logits) - softplus(logits)
    return sigmoid(logits) * ofOne + sigmoid(-logits) * ofZero
  }
}
