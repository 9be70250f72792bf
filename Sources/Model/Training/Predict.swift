extension Sequential {
  /// The model's outputs, [N] + output shape: probabilities behind a softmax, logits before a
  /// distribution. A Bayesian model draws its weights once, for all samples.
  public func outputs(_ x: Tensor, key: Key? = nil, on device: Device = Device()) throws -> Tensor {
    try check(x, at: "predict, x", on: device)
    return try forward(lowered.fused(), x, [key ?? self.key.child("predict")], device)[0]
  }

  /// The predicted distribution of each sample. A Bayesian model draws its weights once, for all
  /// samples; draws are named by the key, by default one of the model's own.
  ///
  /// Throws when the model ends neither in a softmax nor in a distribution, on shapes that do not
  /// fit, and on values that are not finite.
  public func predict(
    _ x: Tensor, key: Key? = nil, on device: Device = Device()
  ) throws -> OneHotCategorical {
    try check(x, at: "predict, x", on: device)
    let plan = try logitsPlan()
    let logits = try forward(plan, x, [key ?? self.key.child("predict")], device)[0]
    return OneHotCategorical(logits: logits)
  }

  /// Predictions under a number of draws of the weights. Draw k is that of `key.child(k)`, and the
  /// same for all samples.
  ///
  /// Throws as `predict` does, and when there is less than one draw.
  public func predict(
    _ x: Tensor, draws: Int, key: Key, on device: Device = Device()
  ) throws -> PosteriorPredictive {
    try check(x, at: "predict, x", on: device)
    try ModelError.require(
      draws >= 1, "number of draws", at: "predict", "found \(draws), expected at least 1")
    let plan = try logitsPlan()
    let logits = try forward(plan, x, (0..<draws).map { key.child($0) }, device)
    return PosteriorPredictive(logits)
  }

  private func logitsPlan() throws(ModelError) -> Plan {
    try ModelError.require(
      isDistribution || lowered.endsInSoftmax, "model without a distribution", at: name,
      "found output shape \(lowered.outputShape), expected a softmax or a OneHotCategoricalLayer "
        + "at the end (`outputs` returns plain numbers)")
    return lowered.withoutSoftmax().fused()
  }

  /// Outputs of the plan for each key's draw of the weights.
  private func forward(
    _ plan: Plan, _ x: Tensor, _ keys: [Key], _ device: Device
  ) throws -> [Tensor] {
    let plan = plan.prepared(for: x, on: device)
    let loop = InferenceLoop(
      plan, count: x.count, block: InferenceLoop.block, workers: device.workers)
    let weights = draws(plan, keys)
    let size = plan.outputShape.reduce(1, *)
    let blocks = (x.count + InferenceLoop.block - 1) / InferenceLoop.block
    let outputs = keys.map { _ in Memory<Float>(count: x.count * size) }
    x.scalars.withUnsafeBufferPointer { images in
      guard let images = images.baseAddress else { return }
      loop.run(blocks * keys.count, images) { job, worker in
        let (draw, block) = (job / blocks, job % blocks)
        let first = block * InferenceLoop.block
        let range = first..<min(first + InferenceLoop.block, x.count)
        let output = worker.forward(range, weights: weights[draw].base)
        (outputs[draw].base + first * size).update(from: output, count: range.count * size)
      }
    }
    return try outputs.map { output in
      let tensor = Tensor(shape: [x.count] + plan.outputShape, scalars: output.elements)
      try checkFinite(tensor)
      return tensor
    }
  }

  /// The weight vector of each key's draw.
  private func draws(_ plan: Plan, _ keys: [Key]) -> [Memory<Float>] {
    let parameters = Memory(self.parameters)
    let sampler = WeightSampler(plan)
    return keys.map { key in
      let weights = Memory<Float>(count: plan.weightCount)
      sampler.drawNoise(key)
      _ = sampler.realize(parameters: parameters.base, weights: weights.base)
      return weights
    }
  }

  private func checkFinite(_ outputs: Tensor) throws(ModelError) {
    guard let wrong = outputs.firstNonFinite else { return }
    throw ModelError(
      .badData, "prediction that is not finite",
      at: "\(name), sample \(wrong / max(outputs.rowSize, 1))",
      "found \(outputs.scalars[wrong]), expected finite numbers")
  }
}
