public import Model

/// An optimizer: each weight moves by the same amount, in the direction of a running mean of the gradient (Chen et al., *Symbolic
/// discovery of optimization algorithms*, arXiv:2302.06675).
public struct Lion: Optimizer {
  public let learningRate: Schedule
  public let beta1: Double
  public let beta2: Double

  public init(learningRate: Schedule = 0.001, beta1: Double = 0.9, beta2: Double = 0.99) {
    (self.learningRate, self.beta1, self.beta2) = (learningRate, beta1, beta2)
  }

  public var slots: [String] { ["momentum"] }

  public func update(_ w: Tensor, gradient g: Tensor, _ state: inout OptimizerState) -> Tensor {
    let momentum = state["momentum"]
    state["momentum"] = momentum * beta2 + g * (1 - beta2)
    let direction = sign(momentum * beta1 + g * (1 - beta1))
    return w - direction * learningRate(state.step - 1)
  }

  public func check() throws(ModelError) {
    try require(
      [beta1, beta2].allSatisfy { $0 >= 0 && $0 < 1 },
      "found beta1 \(beta1) and beta2 \(beta2), expected both in [0, 1)")
  }
}
