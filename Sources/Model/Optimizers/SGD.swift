/// Gradient descent (Keras: `SGD`): w -= η g; with a momentum μ, v = μ v - η g and w += v, or, as Nesterov has it,
/// w += μ v - η g.
public struct SGD: Optimizer {
  /// η, as a function of the steps done.
  public let learningRate: Schedule
  /// μ, what the velocity keeps in a step; 0 for none.
  public let momentum: Double
  /// Whether the velocity is looked ahead along.
  public let nesterov: Bool

  /// The defaults are Keras'.
  public init(learningRate: Schedule = 0.01, momentum: Double = 0, nesterov: Bool = false) {
    (self.learningRate, self.momentum, self.nesterov) = (learningRate, momentum, nesterov)
  }

  public var slots: [String] { momentum == 0 ? [] : ["momentum"] }

  public func update(_ w: Tensor, gradient g: Tensor, _ state: inout OptimizerState) -> Tensor {
    let step = g * learningRate(state.step - 1)
    guard momentum != 0 else { return w - step }
    let velocity = state["momentum"] * momentum - step
    state["momentum"] = velocity
    return w + (nesterov ? velocity * momentum - step : velocity)
  }

  public func check() throws(ModelError) {
    try require(
      learningRate.initialValue.isFinite && momentum >= 0 && momentum.isFinite,
      "found learningRate \(learningRate.initialValue), momentum \(momentum), "
        + "expected a finite rate and at least 0")
  }
}

/// Gradients limited before another optimizer sees them (Keras: `clipvalue`, `clipnorm`, `global_clipnorm`).
public struct Clipping: Optimizer {
  /// What is limited, and to what.
  public enum Limit: Sendable {
    /// The absolute value of each number.
    case value(Double)
    /// The length of the gradient of each variable.
    case norm(Double)
    /// The length of the gradient of all variables.
    case globalNorm(Double)
  }

  /// What is limited, and to what.
  public let limit: Limit
  /// What sees the limited gradients.
  public let optimizer: any Optimizer

  /// - Parameters:
  ///   - limit: > 0; otherwise `compile` throws.
  ///   - optimizer: takes the step with the limited gradient.
  public init(_ limit: Limit, _ optimizer: any Optimizer) {
    (self.limit, self.optimizer) = (limit, optimizer)
  }

  public var slots: [String] { optimizer.slots }

  public func update(_ w: Tensor, gradient g: Tensor, _ state: inout OptimizerState) -> Tensor {
    let limited: Tensor
    switch limit {
    case .value(let most): limited = maximum(minimum(g, Tensor(most)), Tensor(-most))
    case .globalNorm(let most): limited = Clipping.shortened(g, most)
    case .norm(let most):
      limited = .concatenated(
        state.variables.map { Clipping.shortened(g.slice($0), most) })
    }
    return optimizer.update(w, gradient: limited, &state)
  }

  private static func shortened(_ g: Tensor, _ most: Double) -> Tensor {
    let length = sqrt(square(g).sum())
    return g * (most / maximum(length, Tensor(most)))
  }

  public func check() throws(ModelError) {
    let most =
      switch limit {
      case .value(let most), .norm(let most), .globalNorm(let most): most
      }
    try require(most > 0, "found a limit of \(most), expected more than 0")
    try optimizer.check()
  }
}
