/// The distribution of the distance of a normal number from its mean (TFP: `HalfNormal`).
public struct HalfNormal: Distribution {
  /// The standard deviation of the whole normal distribution.
  public let scale: Tensor

  /// - Parameter scale: the standard deviation of the normal distribution, > 0.
  public init(scale: Tensor) { self.scale = scale }

  public var batchShape: [Int] { scale.shape }
  public var eventShape: [Int] { [] }

  public func logProb(_ x: Tensor) -> Tensor {
    supported(x, where: notLess(x, 0), standIn: 0) { x in
      square(x / scale) * -0.5 - log(scale) - HalfNormal.halfLogHalfPi
    }
  }

  public func sample(_ key: Key) -> Tensor {
    scale * abs(Tensor.normal(batchShape, key: key, like: scale))
  }

  public var mean: Tensor { scale * (2 / Double.pi).squareRoot() }
  public var variance: Tensor { square(scale) * (1 - 2 / Double.pi) }
  public var mode: Tensor { whole(0) }

  /// ½ ln ½πe + ln σ.
  public func entropy() -> Tensor { log(scale) + (0.5 + HalfNormal.halfLogHalfPi) }

  public func cdf(_ x: Tensor) -> Tensor {
    erf(maximum(x, 0) / (scale * Double(2).squareRoot()))
  }

  /// As of two normals with the same mean.
  public func divergence(from other: any Distribution) -> Tensor? {
    guard let other = other as? HalfNormal else { return nil }
    let ratio = scale / other.scale
    return (square(ratio) - 1) * 0.5 - log(ratio)
  }

  /// ½ ln ½π.
  private static let halfLogHalfPi = 0.225791352644727432363097614947
}
