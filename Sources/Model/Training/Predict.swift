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
  ) throws(ModelError) -> [Tensor] {
    try check(x, at: "predict, x", on: device)
    let traced = try network.trace(isTraining: false)
    let plan = try Plan([try value(traced)], patterns: Fusion.patterns)
    let shape = [x.count] + plan.shape(plan.outputs[0])
    guard x.count > 0 else { return keys.map { _ in Tensor.zeros(shape) } }
    let order = Memory((0..<x.count).map { Int32($0) })
    return try Samples.with([x]) { samples throws(ModelError) in
      let executor = Executor(
        plan, parameters: Memory(parameters), capacity: x.count, chunk: Sequential.predictionChunk,
        samples: samples, device: device)
      var outputs: [Tensor] = []
      for key in keys {
        executor.run(count: x.count, rows: order.base, key: key)
        outputs.append(try finite(executor.samples(shape)))
      }
      return outputs
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
  /// The first output for each sample, [N] + shape; the same for all if they share it.
  fileprivate func samples(_ shape: [Int]) -> Tensor {
    let size = shape.dropFirst().reduce(1, *)
    let isShared = !plan.isPerSample(plan.outputs[0])
    let count = shape[0]
    let start = outputs[0]
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
