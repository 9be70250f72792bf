/// A batch of distributions taken as one: the last axes of the batch become axes of the event, and log-probabilities add up
/// along them (TFP: `Independent`).
public struct Independent: Distribution {
  /// The batch of distributions.
  public let base: any Distribution
  /// Axes of the batch that become axes of the event.
  public let reinterpretedBatchNdims: Int

  /// - Parameters:
  ///   - base: the distribution whose axes become those of one event.
  ///   - reinterpretedBatchNdims: by default all axes of the batch but the first, as in TFP.
  public init(_ base: any Distribution, reinterpretedBatchNdims: Int? = nil) {
    let rank = base.batchShape.count
    let axes = reinterpretedBatchNdims ?? max(0, rank - 1)
    precondition(
      (0...rank).contains(axes), "reinterpretedBatchNdims must be in 0...\(rank), is \(axes)")
    (self.base, self.reinterpretedBatchNdims) = (base, axes)
  }

  public var batchShape: [Int] { base.batchShape.dropLast(reinterpretedBatchNdims) }
  public var eventShape: [Int] {
    base.batchShape.suffix(reinterpretedBatchNdims) + base.eventShape
  }

  public func logProb(_ x: Tensor) -> Tensor { summed(base.logProb(x)) }
  public func sample(_ key: Key) -> Tensor { base.sample(key) }
  public var mean: Tensor { base.mean }
  public var variance: Tensor { base.variance }
  public var mode: Tensor { base.mode }
  public func entropy() -> Tensor { summed(base.entropy()) }

  /// The probability of at most `x` in every element.
  public func cdf(_ x: Tensor) -> Tensor { exp(summed(log(base.cdf(x)))) }

  public func divergence(from other: any Distribution) -> Tensor? {
    guard let other = other as? Independent, other.eventShape == eventShape else { return nil }
    let parts = base.divergence(from: other.base)
    return parts.map {
      summed($0.broadcast(to: Shape.broadcast($0.shape, base.batchShape) ?? $0.shape))
    }
  }

  private func summed(_ x: Tensor) -> Tensor {
    guard reinterpretedBatchNdims > 0 else { return x }
    if x.shape.count == reinterpretedBatchNdims { return x.sum() }
    return x.sum((1...reinterpretedBatchNdims).map { -$0 })
  }
}
