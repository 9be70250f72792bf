@testable import Model

/// Optimizers and schedules from Keras' configurations (References/optimizer_golden.py).
extension GoldenConfig {
  /// The optimizer of a name; nil for one, or for a setting, that the library does not have.
  func optimizer(_ name: String) -> (any Optimizer)? {
    let clipping: [String: (Double) -> Clipping.Limit] = [
      "clipvalue": { .value($0) }, "clipnorm": { .norm($0) },
      "global_clipnorm": { .globalNorm($0) },
    ]
    let known: Set = [
      "learning_rate", "momentum", "nesterov", "rho", "epsilon", "beta_1", "beta_2", "weight_decay",
    ]
    guard let rate, let plain = plain(name, rate), names.isSubset(of: known.union(clipping.keys))
    else { return nil }
    for (name, limit) in clipping {
      if let most = self[name].number { return Clipping(limit(most), plain) }
    }
    return plain
  }

  private func plain(_ name: String, _ rate: Schedule) -> (any Optimizer)? {
    let (beta1, beta2) = (self["beta_1"].number ?? 0.9, self["beta_2"].number ?? 0.999)
    let (momentum, epsilon) = (self["momentum"].number ?? 0, self["epsilon"].number ?? 1e-7)
    switch name {
    case "SGD":
      return SGD(learningRate: rate, momentum: momentum, nesterov: self["nesterov"].flag ?? false)
    case "RMSprop", "legacy/RMSprop":
      return RMSprop(
        learningRate: rate, rho: self["rho"].number ?? 0.9, momentum: momentum, epsilon: epsilon,
        epsilonInsideRoot: name == "RMSprop")
    case "Adam": return Adam(learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    case "AdamW":
      return AdamW(
        learningRate: rate, weightDecay: self["weight_decay"].number ?? 0.004, beta1: beta1,
        beta2: beta2,
        epsilon: epsilon)
    default: return nil
    }
  }

  /// The learning rate of an optimizer: a number, or a schedule with a configuration of its own.
  private var rate: Schedule? {
    if let number = self["learning_rate"].number { return .constant(number) }
    return self["learning_rate"]["config"].schedule(self["learning_rate"]["schedule"].text ?? "")
  }

  /// The schedule of a name; nil for one that the library does not have.
  func schedule(_ name: String) -> Schedule? {
    let (value, steps) = (
      self["initial_learning_rate"].number ?? .nan, self["decay_steps"].int ?? 0
    )
    let (rate, isStaircase) = (self["decay_rate"].number ?? .nan, self["staircase"].flag ?? false)
    switch name {
    case "ExponentialDecay":
      return .exponentialDecay(value, steps: steps, rate: rate, staircase: isStaircase)
    case "InverseTimeDecay":
      return .inverseTimeDecay(value, steps: steps, rate: rate, staircase: isStaircase)
    case "PolynomialDecay":
      return .polynomialDecay(
        value, steps: steps, end: self["end_learning_rate"].number ?? 0.0001,
        power: self["power"].number ?? 1,
        cycle: self["cycle"].flag ?? false)
    case "CosineDecay":
      return .cosineDecay(
        value, steps: steps, alpha: self["alpha"].number ?? 0,
        warmupTarget: self["warmup_target"].number,
        warmupSteps: self["warmup_steps"].int ?? 0)
    case "PiecewiseConstantDecay":
      return .piecewiseConstant(
        boundaries: self["boundaries"].list?.compactMap(\.int) ?? [],
        values: self["values"].list?.compactMap(\.number) ?? [])
    default: return nil
    }
  }
}
