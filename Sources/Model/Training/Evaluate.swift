/// What `evaluate` returns.
public struct Evaluation: Sendable, Equatable {
  /// Mean loss a sample, the divergences of Bayesian layers included.
  public let loss: Double
  /// Share of samples whose class was found.
  public let accuracy: Double
  /// Samples whose class was found.
  public let correct: Int
  public let samples: Int
}

extension Sequential {
  /// Loss and accuracy on a data set (Keras: `evaluate`). A Bayesian model draws new weights for
  /// every batch; draws are named by the key, by default one of the model's own.
  ///
  /// Throws on shapes that do not fit and on values that are not finite.
  public func evaluate(
    _ x: Tensor, _ y: Tensor, batchSize: Int = 32, key: Key? = nil, on device: Device = Device()
  ) throws -> Evaluation {
    let compiled = try requireCompiled("evaluate")
    try check(x, at: "evaluate, x", on: device)
    try ModelError.require(
      batchSize >= 1 && x.count >= 1, "batch size or number of samples", at: "evaluate",
      "found \(batchSize) and \(x.count), expected at least 1")
    let targets = try Targets(
      y, count: x.count, classes: lowered.outputShape[0], sparse: compiled.sparseTargets,
      place: "evaluate, y")
    let evaluator = try Evaluator(
      model: self, plan: compiled.plan.prepared(for: x, on: device), count: x.count,
      batchSize: batchSize,
      key: key ?? self.key.child("evaluate"), device: device)
    return try targets.withData(x) { data throws(ModelError) in evaluator.run(data) }
  }
}

/// One pass over a data set, a batch a job.
private struct Evaluator {
  let parameters: Memory<Float>
  let objective: any Objective
  let count: Int
  let batchSize: Int
  let key: Key
  let isStochastic: Bool
  let loop: InferenceLoop
  let samplers: [WeightSampler]
  let weights: [Memory<Float>]

  init(
    model: Sequential, plan: Plan, count: Int, batchSize: Int, key: Key, device: Device
  ) throws(ModelError) {
    guard let objective = plan.objective else {
      throw ModelError(.internal, "plan without objective", at: model.name, "found none")
    }
    (self.objective, self.count, self.batchSize, self.key) = (objective, count, batchSize, key)
    isStochastic = plan.isStochastic
    parameters = Memory(model.parameters)
    loop = InferenceLoop(plan, count: count, block: batchSize, workers: device.workers)
    samplers = (0..<device.workers.threads).map { _ in WeightSampler(plan) }
    weights = samplers.map { _ in Memory(count: plan.weightCount) }
    if !isStochastic {
      for (sampler, weights) in zip(samplers, weights) {
        _ = sampler.realize(parameters: parameters.base, weights: weights.base)
      }
    }
  }

  func run(_ data: TrainingLoop.Data) -> Evaluation {
    let batches = (count + batchSize - 1) / batchSize
    let results = Memory<ChunkResult>(count: batches)
    loop.run(batches, data.images) { batch, worker in
      results.base[batch] = evaluate(batch, worker, data)
    }
    let total = results.buffer.reduce(into: ChunkResult()) {
      $0.loss += $1.loss
      $0.correct += $1.correct
    }
    return Evaluation(
      loss: total.loss / Double(count), accuracy: Double(total.correct) / Double(count),
      correct: total.correct, samples: count)
  }

  private func evaluate(
    _ batch: Int, _ worker: InferenceLoop.Worker, _ data: TrainingLoop.Data
  ) -> ChunkResult {
    let weights = weights[worker.index].base
    var divergence = 0.0
    if isStochastic {
      samplers[worker.index].drawNoise(key.child(batch))
      divergence = samplers[worker.index].realize(parameters: parameters.base, weights: weights)
    }
    let range = batch * batchSize..<min((batch + 1) * batchSize, count)
    _ = worker.forward(range, weights: weights)
    let targets = ChunkTargets(
      labels: data.labels + range.lowerBound, distributions: data.distributions,
      indices: worker.order + range.lowerBound)
    var result = worker.workspace.evaluate(
      objective, samples: range.count, targets, weights: weights)
    result.loss += divergence * Double(range.count)
    return result
  }
}
