/// The normal distribution (TFP: `Normal`).
public struct Normal: Distribution {
  /// The mean.
  public let loc: Tensor
  /// The standard deviation.
  public let scale: Tensor

  /// - Parameters:
  ///   - loc: the mean.
  ///   - scale: the standard deviation, > 0.
  public init(loc: Tensor, scale: Tensor) { (self.loc, self.scale) = (loc, scale) }

  public var batchShape: [Int] { commonShape(loc, scale) }
  public var eventShape: [Int] { [] }

  public func logProb(_ x: Tensor) -> Tensor {
    square((x - loc) / scale) * -0.5 - (log(scale) + Normal.halfLogTwoPi)
  }

  public func sample(_ key: Key) -> Tensor {
    loc + scale * Tensor.normal(batchShape, key: key, like: loc, scale)
  }

  public var mean: Tensor { whole(loc) }
  public var variance: Tensor { whole(square(scale)) }
  public var mode: Tensor { mean }

  /// ½ ln 2πe + ln σ.
  public func entropy() -> Tensor {
    whole(log(scale) + (0.5 + Normal.halfLogTwoPi))
  }

  public func cdf(_ x: Tensor) -> Tensor {
    erfc((loc - x) / (scale * Double(2).squareRoot())) * 0.5
  }

  /// ln(s / σ) + (σ² + (µ - m)²) / 2s² - ½ (docs/numerics.md 3).
  public func divergence(from other: any Distribution) -> Tensor? {
    guard let prior = other as? Normal else { return nil }
    let ratio = scale / prior.scale
    let distance = (loc - prior.loc) / prior.scale
    return (square(ratio) + square(distance) - 1) * 0.5 - log(ratio)
  }

  /// ½ ln 2π.
  static let halfLogTwoPi = 0.918938533204672741780329736406
}
