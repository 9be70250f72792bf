public import Model

/// A distribution: the logistic one, whose distribution function is a sigmoid (TFP: `Logistic`).
public struct Logistic: Distribution {
  public let loc: Tensor
  public let scale: Tensor

  public init(loc: Tensor, scale: Tensor) { (self.loc, self.scale) = (loc, scale) }

  public var batchShape: [Int] { commonShape(loc, scale) }
  public var eventShape: [Int] { [] }

  /// -z - 2 ln(1 + e⁻ᶻ) - ln s, of the absolute value of z, which the density is even in.
  public func logProb(_ x: Tensor) -> Tensor {
    let z = abs((x - loc) / scale)
    return -z - 2 * softplus(-z) - log(scale)
  }

  /// The inverse of the distribution function, at a uniform number kept off 0.
  public func sample(_ key: Key) -> Tensor {
    let uniform = Tensor.uniform(batchShape, key: key, like: loc, scale) + 0x1p-25
    return loc + scale * (log(uniform) - log1p(-uniform))
  }

  public var mean: Tensor { whole(loc) }
  public var variance: Tensor { whole(square(scale) * (Double.pi * Double.pi / 3)) }
  public var mode: Tensor { mean }
  public func entropy() -> Tensor { whole(log(scale) + 2) }
  public func cdf(_ x: Tensor) -> Tensor { sigmoid((x - loc) / scale) }
}
