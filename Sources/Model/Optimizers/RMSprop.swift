/// RMSprop: each step is divided by a running root mean square of the gradient (Hinton, Coursera lecture 6e,
/// 2012; Keras: `RMSprop`).
///
/// With `epsilonInsideRoot` false, as in Keras up to 2.10, v = ρ v + (1 - ρ) g², w -= η g / (√v + ε); with it true, as from 2.11 on, ε stands
/// inside the root, g / √(v + ε), which differs where |g| ≲ √ε. A momentum μ sums up the steps, m = μ m + step; with it, ε stands
/// inside the root in all versions of Keras.
public struct RMSprop: Optimizer {
  /// η, as a function of the steps done.
  public let learningRate: Schedule
  /// ρ, what the running mean of squares keeps in a step.
  public let rho: Double
  /// μ, what the sum of steps keeps in a step; 0 for none.
  public let momentum: Double
  /// ε, which keeps the root off 0.
  public let epsilon: Double
  /// Whether ε stands inside the root.
  public let epsilonInsideRoot: Bool

  /// The defaults are those of Keras up to 2.10.
  public init(
    learningRate: Schedule = 0.001, rho: Double = 0.9, momentum: Double = 0,
    epsilon: Double = 1e-7, epsilonInsideRoot: Bool = false
  ) {
    (self.learningRate, self.rho, self.momentum) = (learningRate, rho, momentum)
    (self.epsilon, self.epsilonInsideRoot) = (epsilon, epsilonInsideRoot)
  }

  public var slots: [String] { momentum == 0 ? ["mean_square"] : ["mean_square", "momentum"] }

  public func update(_ w: Tensor, gradient g: Tensor, _ state: inout OptimizerState) -> Tensor {
    let v = state["mean_square"] * rho + square(g) * (1 - Double(Float(rho)))
    state["mean_square"] = v
    let isInside = epsilonInsideRoot || momentum != 0
    let root = isInside ? sqrt(v + epsilon) : sqrt(v) + epsilon
    let step = g * learningRate(state.step - 1) / root
    guard momentum != 0 else { return w - step }
    state["momentum"] = state["momentum"] * momentum + step
    return w - state["momentum"]
  }

  public func check() throws(ModelError) {
    try require(
      learningRate.initialValue.isFinite && rho >= 0 && rho < 1 && epsilon >= 0 && momentum >= 0,
      "found learningRate \(learningRate.initialValue), rho \(rho), momentum \(momentum), "
        + "epsilon \(epsilon), expected a finite rate, rho in [0, 1), the others at least 0")
  }
}
