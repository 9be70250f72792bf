/// The normal distribution of vectors with independent elements (TFP: `MultivariateNormalDiag`).
public struct MultivariateNormalDiag: Distribution {
  /// The mean, [..., n].
  public let loc: Tensor
  /// Standard deviations, [..., n].
  public let scaleDiag: Tensor

  /// - Parameters:
  ///   - loc: [..., n], the mean.
  ///   - scaleDiag: [..., n], the standard deviations, > 0.
  /// - Precondition: each has an axis of n ≥ 1 elements.
  public init(loc: Tensor, scaleDiag: Tensor) {
    precondition(
      loc.shape.last == scaleDiag.shape.last && (loc.shape.last ?? 0) >= 1,
      "shapes must be [..., n], are \(loc.shape) and \(scaleDiag.shape)")
    (self.loc, self.scaleDiag) = (loc, scaleDiag)
  }

  public var batchShape: [Int] { commonShape(loc, scaleDiag).dropLast() }
  public var eventShape: [Int] { loc.shape.suffix(1) }

  /// The elements, as a distribution each.
  private var elements: Independent {
    Independent(Normal(loc: loc, scale: scaleDiag), reinterpretedBatchNdims: 1)
  }

  public func logProb(_ x: Tensor) -> Tensor { elements.logProb(x) }
  public func sample(_ key: Key) -> Tensor { elements.sample(key) }
  public var mean: Tensor { elements.mean }
  public var variance: Tensor { elements.variance }
  public var mode: Tensor { mean }
  public func entropy() -> Tensor { elements.entropy() }

  public func divergence(from other: any Distribution) -> Tensor? {
    if let other = other as? MultivariateNormalDiag {
      return elements.divergence(from: other.elements)
    }
    return triangular.divergence(from: other)
  }

  /// The same distribution by the triangle of its scales.
  var triangular: MultivariateNormalTriL {
    MultivariateNormalTriL(loc: loc, scaleTril: scaleDiag.asDiagonal())
  }
}
