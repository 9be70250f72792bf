/// The uniform distribution on [low, high] (TFP: `Uniform`).
public struct Uniform: Distribution {
  /// The lower end.
  public let low: Tensor
  /// The upper end.
  public let high: Tensor

  /// - Parameters:
  ///   - low: the lower end of the range.
  ///   - high: > low.
  public init(low: Tensor, high: Tensor) { (self.low, self.high) = (low, high) }

  public var batchShape: [Int] { commonShape(low, high) }
  public var eventShape: [Int] { [] }

  private var range: Tensor { high - low }

  public func logProb(_ x: Tensor) -> Tensor {
    select(notLess(x, low) * notLess(high, x), -log(range), Tensor(-Double.infinity))
  }

  public func sample(_ key: Key) -> Tensor {
    low + range * Tensor.uniform(batchShape, key: key, like: low, high)
  }

  public var mean: Tensor { whole((low + high) * 0.5) }
  public var variance: Tensor { whole(square(range) / 12) }
  public func entropy() -> Tensor { whole(log(range)) }
  public func cdf(_ x: Tensor) -> Tensor { minimum(maximum((x - low) / range, 0), 1) }

  /// ln of the quotient of the ranges; infinite unless the other contains this one.
  public func divergence(from other: any Distribution) -> Tensor? {
    guard let other = other as? Uniform else { return nil }
    let isWithin = notLess(low, other.low) * notLess(other.high, high)
    return select(isWithin, log(other.range / range), Tensor(.infinity))
  }
}
