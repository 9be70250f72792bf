/// One call of `fit`.
struct TrainingRun {
  /// The model, up to date after each epoch.
  private(set) var model: Sequential
  private let objective: Objective
  private let executor: Executor
  private let state: TrainingState
  private let batchSize: Int
  private let epochs: Int
  private let count: Int
  private let device: Device
  private var isStopped = false

  init(
    _ model: Sequential, _ compiled: Sequential.Compiled, _ objective: Objective,
    _ samples: [Samples], batchSize: Int, epochs: Int, _ device: Device
  ) throws(ModelError) {
    (self.model, self.objective, self.device) = (model, objective, device)
    (self.batchSize, self.epochs, count) = (batchSize, epochs, samples[0].tensor.count)
    state = try TrainingState(
      parameters: model.parameters, slots: compiled.slots, steps: compiled.steps,
      compiled.optimizer, variables: model.variables.map(\.range))
    executor = Executor(
      objective.plan, parameters: state.memory, capacity: batchSize, samples: samples,
      device: device)
  }

  mutating func run(
    _ validationData: (x: Tensor, y: Tensor)?, _ callbacks: [any Callback]
  ) throws -> History {
    var history = History(epochs: [])
    var callbacks = callbacks
    for epoch in 0..<epochs where !isStopped {
      var log = try self.epoch(epoch, &callbacks)
      if let (x, y) = validationData {
        log.validation = try model.evaluate(x, y, batchSize: batchSize, on: device)
      }
      try tell(epoch, log, &callbacks)
      history.epochs.append(log)
    }
    return history
  }

  private mutating func epoch(
    _ epoch: Int, _ callbacks: inout [any Callback]
  ) throws -> EpochLog {
    let shuffle = model.key.child("shuffle").child(model.epochsDone)
    let order = Memory(shuffle.permutation(count))
    let steps = (count + batchSize - 1) / batchSize
    let noise = model.key.child("noise")
    var sums = objective.emptySums
    for step in 0..<steps {
      let start = step * batchSize
      let batch = min(batchSize, count - start)
      let result = self.step(order.base + start, batch, noise.child(model.stepsDone + step))
      guard result.meanLoss.isFinite else {
        throw diverged(epoch, step, "loss", result.meanLoss)
      }
      state.update()
      sums.add(result)
      for index in callbacks.indices {
        try callbacks[index].batchEnded(
          BatchLog(epoch: epoch + 1, step: step + 1, steps: steps, loss: result.meanLoss))
      }
      if (step + 1) * 20 / steps != step * 20 / steps { report(epoch, sums) }
    }
    if state.parameters.contains(where: { !$0.isFinite }) {
      throw diverged(epoch, steps - 1, "weights", .nan)
    }
    bringUpToDate(steps)
    return log(sums)
  }

  /// Loss and gradient of a batch.
  private func step(_ rows: UnsafePointer<Int32>, _ batch: Int, _ key: Key) -> Objective.Sums {
    var inverseCount = 1 / Float(batch)
    executor.setArgument(0, &inverseCount, count: 1)
    executor.run(count: batch, rows: rows, key: key)
    if let gradient = state.gradient.baseAddress {
      objective.copyGradient(executor, into: gradient)
    }
    return objective.sums(executor, count: batch)
  }

  private mutating func bringUpToDate(_ steps: Int) {
    model.parameters = Array(state.parameters)
    if var compiled = model.compiled {
      compiled.slots = state.slots
      compiled.steps += steps
      model.compiled = compiled
    }
    model.epochsDone += 1
    model.stepsDone += steps
  }

  private mutating func tell(
    _ epoch: Int, _ log: EpochLog, _ callbacks: inout [any Callback]
  ) throws {
    guard !callbacks.isEmpty else { return }
    var training = Training(model: model, epoch: epoch + 1, epochs: epochs)
    for index in callbacks.indices { try callbacks[index].epochEnded(log, &training) }
    isStopped = training.isStopped
    if training.model.parameters != model.parameters {
      model.parameters = training.model.parameters
      _ = state.parameters.update(fromContentsOf: model.parameters)
    }
  }

  private func report(_ epoch: Int, _ sums: Objective.Sums) {
    let log = log(sums)
    device.progress?(
      TrainingProgress(
        model: model.name, phase: .training, epoch: epoch + 1, epochs: epochs,
        samples: sums.samples, total: count, loss: log.loss, accuracy: log.accuracy))
  }

  private func log(_ sums: Objective.Sums) -> EpochLog {
    let samples = Double(sums.samples)
    return EpochLog(
      samples: sums.samples, loss: sums.meanLoss,
      metrics: model.metricLogs(sums),
      kl: model.divergences(
        objective.layerLosses, added: sums.added.map { $0 / samples },
        nats: sums.nats.map { $0 / samples }))
  }

  /// The first tensor that is not finite: parameters, then their gradients, else the loss itself.
  private func diverged(_ epoch: Int, _ step: Int, _ tensor: String, _ value: Double) -> ModelError
  {
    let (parameters, gradient) = (state.parameters, state.gradient)
    let named = model.variables
    let bad =
      named.first { $0.range.contains { !parameters[$0].isFinite } }?.fullName
      ?? named.first { $0.range.contains { !gradient[$0].isFinite } }.map {
        "gradient of \($0.fullName)"
      } ?? tensor
    return ModelError(
      .badData, "training diverged",
      at: "\(model.name), epoch \(epoch + 1), step \(step + 1), \(bad)",
      "found \(KerasNumber.text(value)), expected finite numbers")
  }
}

extension Sequential {
  func metricLogs(_ sums: Objective.Sums) -> [MetricLog] {
    zip(compiled?.metrics ?? [], sums.metrics).map {
      MetricLog(name: $0.name, value: $1 / Double(sums.samples))
    }
  }

  /// What the layers have added, by layer.
  func divergences(
    _ terms: [LayerLoss], added: [Double], nats: [Double]
  ) -> [LayerDivergence] {
    layers.indices.compactMap { layer in
      let own = terms.indices.filter { terms[$0].layerIndex == layer }
      guard !own.isEmpty else { return nil }
      return LayerDivergence(
        layer: layers[layer].name, nats: own.reduce(0) { $0 + nats[$1] },
        loss: own.reduce(0) { $0 + added[$1] })
    }
  }
}
