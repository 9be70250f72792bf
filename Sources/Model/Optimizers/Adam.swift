/// Adam: running means of the gradient and of its square, corrected for their start at 0 (Kingma and Ba, arXiv:1412.6980; Keras:
/// `Adam`, `AdamW`). With a weight decay λ each step also takes η λ w off the weights, apart from the gradient (Loshchilov and Hutter,
/// arXiv:1711.05101).
public struct Adam: Optimizer {
  /// η, as a function of the steps done.
  public let learningRate: Schedule
  /// What the running mean of the gradient keeps in a step.
  public let beta1: Double
  /// What the running mean of its square keeps in a step.
  public let beta2: Double
  /// Added to the root.
  public let epsilon: Double
  /// λ, the share of a weight, times η, that it loses in a step.
  public let weightDecay: Double

  /// The defaults are Keras'.
  public init(
    learningRate: Schedule = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7
  ) {
    self.init(learningRate, beta1, beta2, epsilon, weightDecay: 0)
  }

  fileprivate init(
    _ learningRate: Schedule, _ beta1: Double, _ beta2: Double, _ epsilon: Double,
    weightDecay: Double
  ) {
    (self.learningRate, self.beta1, self.beta2) = (learningRate, beta1, beta2)
    (self.epsilon, self.weightDecay) = (epsilon, weightDecay)
  }

  public var slots: [String] { ["momentum", "velocity"] }

  public func update(_ w: Tensor, gradient g: Tensor, _ state: inout OptimizerState) -> Tensor {
    let m = state["momentum"] + (g - state["momentum"]) * (1 - beta1)
    let v = state["velocity"] + (square(g) - state["velocity"]) * (1 - beta2)
    (state["momentum"], state["velocity"]) = (m, v)
    // 1 - βᵗ, also for β near 1.
    let share1 = -expm1(state.step * Elementary.log(beta1))
    let share2 = -expm1(state.step * Elementary.log(beta2))
    let rate = learningRate(state.step - 1)
    let decayed = weightDecay == 0 ? w : w - w * (rate * weightDecay)
    return decayed - m * (rate * sqrt(share2) / share1) / (sqrt(v) + epsilon)
  }

  public func check() throws(ModelError) {
    let inRange = [beta1, beta2].allSatisfy { $0 >= 0 && $0 < 1 }
    try require(
      learningRate.initialValue.isFinite && inRange && epsilon >= 0 && weightDecay >= 0,
      "found learningRate \(learningRate.initialValue), beta1 \(beta1), beta2 \(beta2), "
        + "epsilon \(epsilon), weightDecay \(weightDecay), "
        + "expected a finite rate, betas in [0, 1), the others at least 0")
  }
}

/// Adam with a weight decay apart from the gradient (Keras: `AdamW`).
public struct AdamW: Optimizer {
  /// The optimizer, with its decay.
  public let adam: Adam

  /// The defaults are Keras'.
  public init(
    learningRate: Schedule = 0.001, weightDecay: Double = 0.004, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double = 1e-7
  ) {
    adam = Adam(learningRate, beta1, beta2, epsilon, weightDecay: weightDecay)
  }

  public var slots: [String] { adam.slots }

  public func update(_ w: Tensor, gradient g: Tensor, _ state: inout OptimizerState) -> Tensor {
    adam.update(w, gradient: g, &state)
  }

  public func check() throws(ModelError) { try adam.check() }
}
