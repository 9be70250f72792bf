extension Sequential {
  /// The model's outputs as a tensor, [N] + output shape (Keras: `predict`): probabilities behind a softmax; of a
  /// distribution its mode, mean or a sample, as its layer has it. A Bayesian model draws its weights once, for all samples; draws are
  /// named by the key, by default one of the model's own.
  public func outputs(_ x: Tensor, key: Key? = nil, on device: Device = Device()) throws -> Tensor {
    try forward(x, [key ?? self.key.child("predict")], device) { $0.output.tensor }[0]
  }

  /// The distributions that the model predicts, a batch of N, for a model that ends in a layer that makes one. A
  /// Bayesian model draws its weights once, for all samples.
  public func distribution(
    _ x: Tensor, key: Key? = nil, on device: Device = Device()
  ) throws -> any Distribution {
    guard let layer = network.distributionLayer else { throw noDistribution() }
    let parameters = try forward(x, [key ?? self.key.child("predict")], device) { $0.parameters }[0]
    return try layer.distribution(parameters)
  }

  /// The predicted distribution over classes of each sample. A Bayesian model draws its weights once, for all
  /// samples; draws are named by the key, by default one of the model's own.
  ///
  /// Throws when the model ends neither in a softmax nor in a distribution over classes, on shapes that do not
  /// fit, and on values that are not finite.
  public func predict(
    _ x: Tensor, key: Key? = nil, on device: Device = Device()
  ) throws -> OneHotCategorical {
    OneHotCategorical(
      logits: try forward(x, [key ?? self.key.child("predict")], device, logits)[0])
  }

  /// Predictions under a number of draws of the weights. Draw k is that of `key.child(k)`, and the
  /// same for all samples.
  ///
  /// Throws as `predict` does, and when there is less than one draw.
  public func predict(
    _ x: Tensor, draws: Int, key: Key, on device: Device = Device()
  ) throws -> PosteriorPredictive {
    try ModelError.require(
      draws >= 1, "number of draws", at: "predict", "found \(draws), expected at least 1")
    return PosteriorPredictive(
      try forward(x, (0..<draws).map { key.child($0) }, device, logits))
  }

  /// What draws of the weights predict on average, added up draw by draw, so that no draw is kept: for whole test sets. Draw k
  /// is that of `predict(_:draws:key:on:)`.
  ///
  /// - Parameter afterEach: is given the means so far after each draw, the last one included; what it throws is thrown.
  ///
  /// Throws as `predict` does, and when there is less than one draw.
  public func predictMean(
    _ x: Tensor, draws: Int, key: Key, on device: Device = Device(),
    afterEach: (PredictiveMean) throws -> Void = { _ in }
  ) throws -> PredictiveMean {
    try ModelError.require(
      draws >= 1, "number of draws", at: "predict", "found \(draws), expected at least 1")
    let plan = try predictionPlan(x, device) { traced throws(ModelError) in
      let logarithms = logSoftmax(try logits(traced))
      let probabilities = exp(logarithms)
      return [probabilities, -(probabilities * logarithms).sum([-1])]
    }
    let shape = [x.count] + plan.shape(plan.outputs[0])
    var mean = PredictiveMean(count: x.count, classes: shape[1])
    guard x.count > 0 else { return mean }
    try run(plan, on: x, (0..<draws).map { key.child($0) }, device) { executor in
      let probabilities = try finite(executor.samples(shape))
      mean.add(probabilities, entropies: executor.samples([x.count], of: 1))
      try afterEach(mean)
    }
    return mean
  }

  /// What the model's distribution over classes is made of.
  private func logits(_ traced: Network.Traced) throws(ModelError) -> Tensor {
    if let distribution = traced.output.distribution as? OneHotCategorical {
      return distribution.logits
    }
    guard let logarithm = traced.output.tensor.logarithmOfSoftmax, logarithm.shape.count == 1,
      let node = logarithm.node
    else { throw noDistribution() }
    return node.inputs[0]
  }

  private func noDistribution() -> ModelError {
    ModelError(
      .configuration, "model without a distribution", at: name,
      "found output shape \(layers.last?.outputShape ?? inputShape), expected a softmax or a "
        + "distribution layer at the end (`outputs` returns plain numbers)")
  }

  /// A value of the network for each sample, under each key's draw of the weights.
  private func forward(
    _ x: Tensor, _ keys: [Key], _ device: Device,
    _ value: (Network.Traced) throws(ModelError) -> Tensor
  ) throws -> [Tensor] {
    let plan = try predictionPlan(x, device) { traced throws(ModelError) in [try value(traced)] }
    let shape = [x.count] + plan.shape(plan.outputs[0])
    guard x.count > 0 else { return keys.map { _ in Tensor.zeros(shape) } }
    var outputs: [Tensor] = []
    try run(plan, on: x, keys, device) { executor in
      outputs.append(try finite(executor.samples(shape)))
    }
    return outputs
  }

  /// Values of the network for each sample, which stand for those that a plan computes.
  private func predictionPlan(
    _ x: Tensor, _ device: Device, _ values: (Network.Traced) throws(ModelError) -> [Tensor]
  ) throws(ModelError) -> Plan {
    try check(x, at: "predict, x", on: device)
    return try Plan(values(network.trace(isTraining: false)), patterns: Fusion.patterns)
  }

  /// Computes a plan once for each key, some keys at once, and does something with its outputs each time, in the order of the keys.
  private func run(
    _ plan: Plan, on x: Tensor, _ keys: [Key], _ device: Device, _ body: (Executor) throws -> Void
  ) throws {
    let order = Memory((0..<x.count).map { Int32($0) })
    let memory = Memory(parameters)
    try Samples.with([x]) { samples in
      let executors = (0..<min(plan.drawsAtOnce, keys.count)).map { _ in
        Executor(
          plan, parameters: memory, capacity: x.count, chunk: Sequential.predictionChunk,
          samples: samples, device: device)
      }
      for start in stride(from: 0, to: keys.count, by: executors.count) {
        let some = Array(keys[start...].prefix(executors.count))
        let used = Array(executors.prefix(some.count))
        Executor.run(used, count: x.count, rows: order.base, keys: some)
        for executor in used { try body(executor) }
      }
    }
  }

  /// Samples that are one job of one thread.
  private static let predictionChunk = 32

  private func finite(_ outputs: Tensor) throws(ModelError) -> Tensor {
    guard let wrong = outputs.firstNonFinite else { return outputs }
    throw ModelError(
      .badData, "prediction that is not finite",
      at: "\(name), sample \(wrong / max(outputs.rowSize, 1))",
      "found \(outputs.scalars[wrong]), expected finite numbers")
  }
}

extension Executor {
  /// An output for each sample, [N] + shape; the same for all if they share it.
  fileprivate func samples(_ shape: [Int], of output: Int = 0) -> Tensor {
    let size = shape.dropFirst().reduce(1, *)
    let isShared = !plan.isPerSample(plan.outputs[output])
    let count = shape[0]
    let start = outputs[output]
    let scalars = [Float](unsafeUninitializedCapacity: count * size) { buffer, initialized in
      for row in 0..<(isShared ? count : 0) {
        buffer.baseAddress.map { ($0 + row * size).update(from: start, count: size) }
      }
      if !isShared { buffer.baseAddress?.update(from: start, count: count * size) }
      initialized = count * size
    }
    return Tensor(shape: shape, scalars: scalars)
  }
}

extension Plan {
  /// Whether a value differs from sample to sample.
  fileprivate func isPerSample(_ reference: Plan.Reference) -> Bool {
    if case .value(let index) = steps.readings.root(reference) {
      return values[index].isPerSample
    }
    return false
  }
}
