extension Sequential {
  /// Trains for a number of epochs (Keras: `fit`, shuffled, the short last batch kept).
  ///
  /// - Parameters:
  ///   - x: [N] + input shape.
  ///   - y: what the loss wants: labels [N] or [N, 1], one-hot [N, classes], numbers [N] + output shape.
  ///   - epochs: how often all samples are seen.
  ///   - batchSize: samples in a step.
  ///   - sampleWeight: [N], what the loss of each sample is multiplied with.
  ///   - validationData: samples and targets on which the model is evaluated after each epoch.
  ///   - callbacks: told after each batch and epoch; they may change the model, or end the training.
  ///   - device: where it computes.
  /// - Returns: Loss and metrics of each epoch, while the weights moved.
  ///
  /// Throws on shapes that do not fit, on values that are not finite, and when training diverges.
  @discardableResult
  public mutating func fit(
    _ x: Tensor, _ y: Tensor, epochs: Int = 1, batchSize: Int = 32,
    sampleWeight: Tensor? = nil, validationData: (x: Tensor, y: Tensor)? = nil,
    callbacks: [any Callback] = [], on device: Device = Device()
  ) throws -> History {
    let compiled = try requireCompiled("fit")
    try check(x, at: "fit, x", on: device)
    try ModelError.require(
      epochs >= 0 && batchSize >= 1, "number of epochs or batch size", at: "fit",
      "found epochs \(epochs), batchSize \(batchSize), expected at least 0 and 1")
    let targets = try self.targets(y, count: x.count, compiled, at: "fit, y")
    let weights = try sampleWeight.map { weight in
      try Targets.checked(
        weight, count: x.count, .numbers, outputShape: [], isCategorical: false,
        at: "fit, sampleWeight")
    }
    guard x.count > 0 else { return History(epochs: []) }
    let objective = try Objective(
      self, compiled, targetShape: Array(targets.shape.dropFirst()), isWeighted: weights != nil,
      isTraining: true)
    return try Samples.with([x, targets] + (weights.map { [$0] } ?? [])) { samples in
      var training = try TrainingRun(
        self, compiled, objective, samples, batchSize: min(batchSize, x.count), epochs: epochs,
        device)
      let history = try training.run(validationData, callbacks)
      self = training.model
      return history
    }
  }

  func requireCompiled(_ call: String) throws(ModelError) -> Compiled {
    guard let compiled else {
      throw ModelError(
        .configuration, "model that is not compiled", at: "\(name), \(call)",
        "found no loss, expected a call of compile before")
    }
    return compiled
  }

  func targets(
    _ y: Tensor, count: Int, _ compiled: Compiled, at place: String
  ) throws(ModelError) -> Tensor {
    let output = try network.trace(isTraining: false).output
    return try Targets.checked(
      y, count: count, compiled.loss.targets, outputShape: output.tensor.shape,
      isCategorical: output.distribution is OneHotCategorical, at: place)
  }

  /// Shape and finiteness of the images.
  func check(_ x: Tensor, at place: String, on device: Device) throws(ModelError) {
    _ = try x.checked()
    try ModelError.require(
      !x.shape.isEmpty && Array(x.shape.dropFirst()) == inputShape, "images of the wrong shape",
      at: place, "found \(x.shape), expected [N] + \(inputShape)")
    if !device.images.holds(x) { try Targets.checkFinite(x, place) }
  }
}
