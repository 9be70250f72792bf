/// A distribution that has one value only (TFP: `Deterministic`).
public struct Deterministic: Distribution {
  /// The only value.
  public let loc: Tensor

  /// - Parameter loc: the value, of the shape of the batch.
  public init(loc: Tensor) { self.loc = loc }

  public var batchShape: [Int] { loc.shape }
  public var eventShape: [Int] { [] }

  /// 0 at the value, -∞ elsewhere.
  public func logProb(_ x: Tensor) -> Tensor { log(equal(x, loc)) }
  public func sample(_ key: Key) -> Tensor { loc }
  public var mean: Tensor { loc }
  public var variance: Tensor { whole(0) }
  public var mode: Tensor { loc }
  public func entropy() -> Tensor { whole(0) }
  public func cdf(_ x: Tensor) -> Tensor { notLess(x, loc) }

  /// What the other's density leaves of the only value.
  public func divergence(from other: any Distribution) -> Tensor? { -other.logProb(loc) }
}
