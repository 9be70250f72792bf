internal import CKernels

/// RMSprop: Tieleman and Hinton, Coursera *Neural networks for machine learning*, lecture 6.5 (2012).
///
///     v ← ρ v + (1 - ρ) g²,   w ← w - rate · g / (√v + ε)
///
/// with v = 0 at first and no correction of that: Keras' form up to 2.10. Since 2.11 Keras has ε
/// inside the root, g / √(v + ε), which differs where |g| ≲ √ε.
public struct RMSprop: Sendable, Equatable {
  public let learningRate: Float
  public let rho: Float
  public let epsilon: Float
  public let epsilonInsideRoot: Bool

  public init(
    learningRate: Float = 0.001, rho: Float = 0.9, epsilon: Float = 1e-7,
    epsilonInsideRoot: Bool = false
  ) {
    (self.learningRate, self.rho, self.epsilon) = (learningRate, rho, epsilon)
    self.epsilonInsideRoot = epsilonInsideRoot
  }

  /// One step.
  package func update(
    _ weights: UnsafeMutablePointer<Float>, meanSquare: UnsafeMutablePointer<Float>,
    gradient: UnsafePointer<Float>, count: Int
  ) {
    guard Kernels.usesReference || epsilonInsideRoot else {
      return ck_rmsprop(weights, meanSquare, gradient, count, learningRate, rho, epsilon)
    }
    for i in 0..<count {
      let g = gradient[i]
      let v = rho * meanSquare[i] + (1 - rho) * g * g
      meanSquare[i] = v
      let root = epsilonInsideRoot ? (v + epsilon).squareRoot() : v.squareRoot() + epsilon
      weights[i] -= learningRate * g / root
    }
  }

  func check() throws(ModelError) {
    try ModelError.require(
      learningRate.isFinite && rho >= 0 && rho < 1 && epsilon >= 0, "optimizer", at: "RMSprop",
      "found learningRate \(learningRate), rho \(rho), epsilon \(epsilon), "
        + "expected a finite rate, rho in [0, 1), epsilon at least 0")
  }
}
