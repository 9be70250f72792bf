/// The epochs of one call of `fit`.
struct EpochRunner {
  let model: Sequential
  let loop: TrainingLoop
  let device: Device
  let epochs: Int
  private let realizations: [any Realization]

  init(model: Sequential, loop: TrainingLoop, device: Device, epochs: Int) {
    (self.model, self.loop, self.device, self.epochs) = (model, loop, device, epochs)
    realizations = model.lowered.realizations
  }

  mutating func epochs(
    _ data: TrainingLoop.Data, count: Int, batchSize: Int
  ) throws(ModelError) -> History {
    var history = History(epochs: [])
    for epoch in 0..<epochs {
      let shuffle = model.key.child("shuffle").child(model.epochsDone + epoch)
      let order = Memory(shuffle.permutation(count))
      history.epochs.append(try run(epoch, data, order, batchSize))
    }
    return history
  }

  private func run(
    _ epoch: Int, _ data: TrainingLoop.Data, _ order: Memory<Int32>, _ batchSize: Int
  ) throws(ModelError) -> EpochLog {
    let steps = (order.count + batchSize - 1) / batchSize
    let noise = model.key.child("noise")
    let first = model.stepsDone + epoch * steps
    var sums = EpochSums(realizations: realizations.count)
    for step in 0..<steps {
      let start = step * batchSize
      let count = min(batchSize, order.count - start)
      loop.sampler.drawNoise(noise.child(first + step))
      let result = loop.computeGradient(data, order.base + start, count: count)
      guard result.loss.isFinite else { throw diverged(epoch, step, "loss", result.loss) }
      loop.update()
      sums.add(result, count, loop.sampler.divergences.base)
      if (step + 1) * 20 / steps != step * 20 / steps {
        report(epoch, sums, total: order.count)
      }
    }
    if loop.parameters.buffer.contains(where: { !$0.isFinite }) {
      throw diverged(epoch, steps - 1, "weights", .nan)
    }
    return log(sums)
  }

  private func report(_ epoch: Int, _ sums: EpochSums, total: Int) {
    device.progress?(
      TrainingProgress(
        model: model.name, phase: .training, epoch: epoch + 1, epochs: epochs,
        samples: sums.samples, total: total, loss: sums.loss / Double(sums.samples),
        accuracy: Double(sums.correct) / Double(sums.samples)))
  }

  private func log(_ sums: EpochSums) -> EpochLog {
    let samples = Double(sums.samples)
    return EpochLog(
      samples: sums.samples, loss: sums.loss / samples,
      accuracy: Double(sums.correct) / samples,
      kl: model.divergences(sums.divergences.map { $0 / samples }))
  }

  /// The first tensor that is not finite: parameters, then their gradients, else the loss itself.
  private func diverged(
    _ epoch: Int, _ step: Int, _ tensor: String, _ value: Double
  ) -> ModelError {
    let parameters = loop.parameters.buffer
    let gradients = loop.parameterGradient.buffer
    let named = model.variables
    let bad =
      named.first { $0.range.contains { !parameters[$0].isFinite } }?.name
      ?? named.first { $0.range.contains { !gradients[$0].isFinite } }.map {
        "gradient of \($0.name)"
      } ?? tensor
    return ModelError(
      .badData, "training diverged",
      at: "\(model.name), epoch \(epoch + 1), step \(step + 1), \(bad)",
      "found \(KerasNumber.text(value)), expected finite numbers")
  }
}

/// Sums over the samples of an epoch.
private struct EpochSums {
  var samples = 0
  var loss = 0.0
  var correct = 0
  var divergences: [Double]

  init(realizations: Int) { divergences = [Double](repeating: 0, count: realizations) }

  mutating func add(
    _ step: TrainingLoop.StepResult, _ count: Int, _ nats: UnsafePointer<Double>
  ) {
    samples += count
    loss += step.loss * Double(count)
    correct += step.correct
    for index in divergences.indices { divergences[index] += nats[index] * Double(count) }
  }
}

extension Sequential {
  /// Adds up the divergences of the realizations by layer.
  func divergences(_ nats: [Double]) -> [LayerDivergence] {
    layers.indices.compactMap { layer in
      let own = lowered.realizations.indices.filter {
        lowered.realizations[$0].layer == layer && lowered.realizations[$0].klWeight != 0
      }
      guard !own.isEmpty else { return nil }
      return LayerDivergence(
        layer: layers[layer].name, nats: own.reduce(0) { $0 + nats[$1] },
        loss: own.reduce(0) { $0 + nats[$1] * lowered.realizations[$1].klWeight })
    }
  }
}
