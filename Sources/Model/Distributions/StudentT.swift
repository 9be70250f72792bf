/// Student's t-distribution, moved and scaled (TFP: `StudentT`).
public struct StudentT: Distribution {
  /// Degrees of freedom.
  public let df: Tensor
  /// The centre.
  public let loc: Tensor
  /// The unit of distances from the centre. The standard deviation is greater.
  public let scale: Tensor

  /// - Parameters:
  ///   - df: degrees of freedom, > 0.
  ///   - loc: the median.
  ///   - scale: what distances from it are measured in, > 0; not the standard deviation.
  public init(df: Tensor, loc: Tensor, scale: Tensor) {
    (self.df, self.loc, self.scale) = (df, loc, scale)
  }

  public var batchShape: [Int] { commonShape(df, loc, scale) }
  public var eventShape: [Int] { [] }

  public func logProb(_ x: Tensor) -> Tensor {
    let z = (x - loc) / scale
    return (df + 1) * -0.5 * log1p(square(z) / df) - logNormaliser
  }

  /// ln σ√ν B(½, ν/2).
  private var logNormaliser: Tensor { log(scale) + log(df) * 0.5 + lbeta(df * 0.5, 0.5) }

  /// A standard normal over the root of an independent χ² divided by its degrees of freedom: keys "normal" and "gamma".
  public func sample(_ key: Key) -> Tensor {
    let normal = Tensor.normal(batchShape, key: key.child("normal"), like: df, loc, scale)
    let logGamma = Tensor.logGamma(
      (df * 0.5).broadcast(to: batchShape), key: key.child("gamma"), like: normal)
    return loc + scale * normal * exp((log(df * 0.5) - logGamma) * 0.5)
  }

  /// NaN for df ≤ 1: there is none.
  public var mean: Tensor { whole(select(greater(df, 1), loc, Tensor(.nan))) }

  /// Infinite for df ≤ 2, NaN for df ≤ 1.
  public var variance: Tensor {
    let isFinite = greater(df, 2)
    let variance = square(scale) * df / select(isFinite, df - 2, 1)
    return whole(
      select(greater(df, 1), select(isFinite, variance, Tensor(.infinity)), Tensor(.nan)))
  }

  public var mode: Tensor { whole(loc) }

  public func entropy() -> Tensor {
    whole(logNormaliser + (df + 1) * 0.5 * digammaDifference(df * 0.5, 0.5))
  }

  public func cdf(_ x: Tensor) -> Tensor { stdtr(df, (x - loc) / scale) }
}
