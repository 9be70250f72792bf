/// The Laplace, or double exponential, distribution (TFP: `Laplace`).
public struct Laplace: Distribution {
  /// The mean.
  public let loc: Tensor
  /// The mean distance from the mean.
  public let scale: Tensor

  /// - Parameters:
  ///   - loc: the mean.
  ///   - scale: the mean distance from it, > 0.
  public init(loc: Tensor, scale: Tensor) { (self.loc, self.scale) = (loc, scale) }

  public var batchShape: [Int] { commonShape(loc, scale) }
  public var eventShape: [Int] { [] }

  public func logProb(_ x: Tensor) -> Tensor {
    -abs((x - loc) / scale) - log(scale) - Laplace.logTwo
  }

  /// The inverse of the distribution function, at a uniform on (-½, ½) in place of one on (0, 1).
  public func sample(_ key: Key) -> Tensor {
    let uniform = Tensor.uniform(batchShape, key: key, like: loc, scale) - 0.5 + 0x1p-25
    return loc - scale * sign(uniform) * log1p(abs(uniform) * -2)
  }

  public var mean: Tensor { whole(loc) }
  public var variance: Tensor { whole(square(scale) * 2) }
  public var mode: Tensor { mean }

  /// 1 + ln 2b.
  public func entropy() -> Tensor { whole(log(scale) + (1 + Laplace.logTwo)) }

  public func cdf(_ x: Tensor) -> Tensor {
    let z = (x - loc) / scale
    let tail = exp(-abs(z)) * 0.5
    return select(greater(z, 0), 1 - tail, tail)
  }

  /// d/b' + b/b' e^(-d/b) - ln (b/b') - 1, for means a distance d apart.
  public func divergence(from other: any Distribution) -> Tensor? {
    guard let other = other as? Laplace else { return nil }
    let ratio = scale / other.scale
    let distance = abs(loc - other.loc)
    return distance / other.scale + ratio * exp(-distance / scale) - log(ratio) - 1
  }

  private static let logTwo = 0.693147180559945309417232121458
}
