extension Sequential {
  /// Trains for a number of epochs (Keras: `fit`, shuffled, the short last batch kept).
  ///
  /// - Parameters:
  ///   - x: [N] + input shape.
  ///   - y: labels [N] or [N, 1], or one-hot [N, classes], as the loss wants them.
  /// - Returns: Loss and accuracy of each epoch, while the weights moved.
  ///
  /// Throws on shapes that do not fit, on values that are not finite, and when training diverges.
  @discardableResult
  public mutating func fit(
    _ x: Tensor, _ y: Tensor, epochs: Int = 1, batchSize: Int = 32, on device: Device = Device()
  ) throws -> History {
    let compiled = try requireCompiled("fit")
    try check(x, at: "fit, x", on: device)
    try ModelError.require(
      epochs >= 0 && batchSize >= 1, "number of epochs or batch size", at: "fit",
      "found epochs \(epochs), batchSize \(batchSize), expected at least 0 and 1")
    let targets = try Targets(
      y, count: x.count, classes: lowered.outputShape[0], sparse: compiled.sparseTargets,
      place: "fit, y")
    guard let objective = compiled.plan.objective, x.count > 0 else { return History(epochs: []) }
    let loop = TrainingLoop(
      compiled.plan.prepared(for: x, on: device), objective, compiled.optimizer,
      batchSize: min(batchSize, x.count), parameters: parameters, meanSquare: compiled.meanSquare,
      workers: device.workers)
    var run = EpochRunner(model: self, loop: loop, device: device, epochs: epochs)
    let history = try targets.withData(x) { data throws(ModelError) in
      try run.epochs(data, count: x.count, batchSize: batchSize)
    }
    parameters = loop.parameters.elements
    self.compiled?.meanSquare = loop.meanSquare.elements
    epochsDone += epochs
    stepsDone += epochs * ((x.count + batchSize - 1) / batchSize)
    return history
  }

  func requireCompiled(_ call: String) throws(ModelError) -> Compiled {
    guard let compiled else {
      throw ModelError(
        .configuration, "model that is not compiled", at: "\(name), \(call)",
        "found no loss, expected a call of compile before")
    }
    return compiled
  }

  /// Shape and finiteness of the images.
  func check(_ x: Tensor, at place: String, on device: Device) throws(ModelError) {
    try ModelError.require(
      Array(x.shape.dropFirst()) == inputShape, "images of the wrong shape", at: place,
      "found \(x.shape), expected [N] + \(inputShape)")
    if device.images.holds(x) { return }
    if let wrong = x.firstNonFinite {
      throw ModelError(
        .badData, "value that is not finite", at: "\(place), sample \(wrong / max(x.rowSize, 1))",
        "found \(x.scalars[wrong]), expected finite numbers")
    }
  }
}

extension Targets {
  /// Calls `body` with pointers to the images and to these targets.
  func withData<Result>(
    _ x: Tensor, _ body: (TrainingLoop.Data) throws(ModelError) -> Result
  ) throws -> Result {
    try x.scalars.withUnsafeBufferPointer { images in
      try labels.withUnsafeBufferPointer { labels in
        try (distributions ?? []).withUnsafeBufferPointer { distributions in
          guard let images = images.baseAddress, let labels = labels.baseAddress else {
            throw ModelError(.badData, "empty data", at: "x", "found 0 samples, expected some")
          }
          return try body(
            TrainingLoop.Data(
              images: images, labels: labels,
              distributions: self.distributions == nil ? nil : distributions.baseAddress))
        }
      }
    }
  }
}

extension Tensor {
  /// Index of the first scalar that is NaN or infinite.
  var firstNonFinite: Int? {
    scalars.withUnsafeBufferPointer { buffer -> Int? in
      // 0 × x is 0 for finite x only; the sum tells it for all without a branch.
      var lanes = SIMD16<Float>.zero
      let whole = buffer.count / 16 * 16
      guard let base = buffer.baseAddress else { return nil }
      for start in stride(from: 0, to: whole, by: 16) {
        lanes += UnsafeRawPointer(base + start).loadUnaligned(as: SIMD16<Float>.self) * 0
      }
      let tail = buffer[whole...].reduce(0) { $0 + $1 * 0 }
      return (lanes.sum() + tail).isNaN ? buffer.firstIndex { !$0.isFinite } : nil
    }
  }
}
