/// What `evaluate` returns.
public struct Evaluation: Sendable, Equatable {
  /// Mean loss a sample, with what layers add.
  public let loss: Double
  /// Means over the samples, in the order of `compile`.
  public let metrics: [MetricLog]
  /// Number of samples.
  public let samples: Int

  /// Share of samples whose class was found; NaN if that is none of the metrics.
  public var accuracy: Double { metrics.accuracy }
  /// Samples whose class was found.
  public var correct: Int { accuracy.isNaN ? 0 : Int((accuracy * Double(samples)).rounded()) }
}

extension Sequential {
  /// Loss and metrics on a data set (Keras: `evaluate`). A Bayesian model draws new weights for
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
    let targets = try self.targets(y, count: x.count, compiled, at: "evaluate, y")
    let objective = try Objective(
      self, compiled, targetShape: Array(targets.shape.dropFirst()), isTraining: false)
    let sums = Samples.with([x, targets]) { samples in
      let executor = Executor(
        objective.plan, parameters: Memory(parameters), capacity: min(batchSize, x.count),
        samples: samples, device: device)
      return evaluate(executor, objective, x.count, batchSize, key ?? self.key.child("evaluate"))
    }
    return Evaluation(loss: sums.meanLoss, metrics: metricLogs(sums), samples: x.count)
  }

  private func evaluate(
    _ executor: Executor, _ objective: Objective, _ count: Int, _ batchSize: Int, _ key: Key
  ) -> Objective.Sums {
    let order = Memory((0..<count).map { Int32($0) })
    var sums = objective.emptySums
    for batch in 0..<(count + batchSize - 1) / batchSize {
      let start = batch * batchSize
      let samples = min(batchSize, count - start)
      executor.run(count: samples, rows: order.base + start, key: key.child(batch))
      sums.add(objective.sums(executor, count: samples))
    }
    return sums
  }
}
