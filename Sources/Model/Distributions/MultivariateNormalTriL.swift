/// The normal distribution of vectors with covariance L Lᵀ (TFP: `MultivariateNormalTriL`).
public struct MultivariateNormalTriL: Distribution {
  /// The mean, [..., n].
  public let loc: Tensor
  /// L, [..., n, n]: the covariance is L Lᵀ.
  public let scaleTril: Tensor

  /// - Parameters:
  ///   - loc: [..., n], the mean.
  ///   - scaleTril: [..., n, n], lower triangular L with a diagonal > 0. What stands above the diagonal counts as 0.
  /// - Precondition: such shapes, with n ≥ 1.
  public init(loc: Tensor, scaleTril: Tensor) {
    let n = loc.shape.last ?? 0
    precondition(
      n >= 1 && scaleTril.shape.suffix(2) == [n, n],
      "shapes must be [..., n] and [..., n, n], are \(loc.shape) and \(scaleTril.shape)")
    (self.loc, self.scaleTril) = (loc, scaleTril)
  }

  public var batchShape: [Int] {
    Shape.broadcast(loc.shape.dropLast(), scaleTril.shape.dropLast(2)) ?? loc.shape.dropLast()
  }
  public var eventShape: [Int] { loc.shape.suffix(1) }

  private var size: Double { Double(eventShape[0]) }
  /// ln |L|.
  private var logDeterminant: Tensor { log(scaleTril.diagonal()).sum([-1]) }

  public func logProb(_ x: Tensor) -> Tensor {
    square(whitened(x)).sum([-1]) * -0.5 - logDeterminant - size * Normal.halfLogTwoPi
  }

  /// L⁻¹ (x - µ).
  private func whitened(_ x: Tensor) -> Tensor {
    let column = solveTriangular(scaleTril, (x - loc).asColumn())
    return column.reshaped(column.shape.dropLast())
  }

  public func sample(_ key: Key) -> Tensor {
    let normal = Tensor.normal(batchShape + eventShape, key: key, like: loc, scaleTril)
    return loc
      + (scaleTril.lowerTriangle() * normal.reshaped(batchShape + [1] + eventShape)).sum([-1])
  }

  public var mean: Tensor { whole(loc) }
  /// Of each element: the diagonal of L Lᵀ.
  public var variance: Tensor { whole(square(scaleTril.lowerTriangle()).sum([-1])) }
  public var mode: Tensor { mean }

  public func entropy() -> Tensor {
    (logDeterminant + size * (0.5 + Normal.halfLogTwoPi)).broadcast(to: batchShape)
  }

  /// ½ (tr Σ'⁻¹ Σ + |L'⁻¹ (µ - µ')|² - n) + ln |L'| / |L|.
  public func divergence(from other: any Distribution) -> Tensor? {
    let triangular = (other as? MultivariateNormalDiag)?.triangular
    guard let other = triangular ?? other as? MultivariateNormalTriL,
      other.eventShape == eventShape
    else { return nil }
    let ratio = solveTriangular(other.scaleTril, scaleTril.lowerTriangle())
    let squares = square(ratio).sum([-2, -1]) + square(other.whitened(loc)).sum([-1])
    return (squares - size) * 0.5 + (other.logDeterminant - logDeterminant)
  }
}

extension Tensor {
  /// [..., n] as [..., n, 1].
  fileprivate func asColumn() -> Tensor { reshaped(shape + [1]) }
}
