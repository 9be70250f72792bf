/// What a plan computes of a batch: loss, metrics, what the layers add, and, for training, the gradient.
struct Objective {
  let plan: Plan
  /// Places in the outputs of the plan.
  private let losses: Int
  private let metrics: Int
  let layerLosses: [LayerLoss]
  let hasGradient: Bool
  private let variables: [PlacedVariable]

  /// Data sets of the plan: samples, targets, and weights of the samples.
  init(
    _ model: Sequential, _ compiled: Sequential.Compiled, targetShape: [Int],
    isWeighted: Bool = false, isTraining: Bool, patterns: [any Pattern] = Fusion.patterns
  ) throws(ModelError) {
    let traced = try model.network.trace(isTraining: isTraining)
    let target = Tensor(Placeholder(source: .sample(1), extents: targetShape))
    var loss = try compiled.loss(target, traced.output).checked()
    try ModelError.require(
      loss.size == 1, "loss of more than one number", at: model.name,
      "found a loss of shape \(loss.shape) for a sample, expected one number")
    loss = loss.reshaped([]).perSample(like: traced.input)
    if isWeighted { loss *= Tensor(Placeholder(source: .sample(2), extents: [])) }
    var metrics: [Tensor] = []
    for metric in compiled.metrics {
      let value = try metric(target, traced.output).checked()
      try ModelError.require(
        value.size == 1, "metric of more than one number", at: metric.name,
        "found shape \(value.shape) for a sample, expected one number")
      metrics.append(value.reshaped([]).perSample(like: traced.input))
    }
    let added = traced.losses.flatMap { [$0.term, $0.nats] }
    let results = Rewriting.apply(
      patterns, to: [loss] + metrics + added)
    (losses, self.metrics, layerLosses) = (1, metrics.count, traced.losses)
    (hasGradient, variables) = (isTraining, traced.variables)
    plan = try Plan(
      results + (isTraining ? Objective.gradients(results, metrics.count, traced.variables) : []))
  }

  /// Those of the mean over the batch, plus what the layers add.
  private static func gradients(
    _ results: [Tensor], _ metrics: Int, _ variables: [PlacedVariable]
  ) -> [Tensor] {
    let inverseCount = Tensor(Placeholder(source: .argument(0), extents: []))
    let added = stride(from: 1 + metrics, to: results.count, by: 2).map { results[$0] }
    let total = added.reduce(results[0].sumOverBatch() * inverseCount, +)
    let placeholders = variables.map { variable in
      // Placeholders are told apart by what they read: the same one as in the trace.
      Node.all(behind: [total]).first {
        ($0.operation as? Placeholder)?.source == .parameters(variable.start)
      }
    }
    let targets = zip(placeholders, variables).map { node, variable in
      node.map { Tensor(shape: variable.shape, content: .traced($0)) }
        ?? Tensor(Placeholder(source: .parameters(variable.start), extents: variable.shape))
    }
    return Differentiation.gradients(of: total, at: targets)
  }

  /// What a batch has come to: sums over its samples, and what the layers have added.
  struct Sums {
    var samples = 0
    var loss = 0.0
    var metrics: [Double]
    /// By term: what it has added to the loss, and its divergences in nats, times the samples.
    var added: [Double]
    var nats: [Double]

    init(metrics: Int, terms: Int) {
      self.metrics = [Double](repeating: 0, count: metrics)
      added = [Double](repeating: 0, count: terms)
      nats = added
    }

    mutating func add(_ other: Sums) {
      samples += other.samples
      loss += other.loss
      for index in metrics.indices { metrics[index] += other.metrics[index] }
      for index in added.indices {
        added[index] += other.added[index]
        nats[index] += other.nats[index]
      }
    }

    /// The loss of a sample, with what the layers add.
    var meanLoss: Double { (loss + added.reduce(0, +)) / Double(samples) }
  }

  var emptySums: Sums { Sums(metrics: metrics, terms: layerLosses.count) }

  /// Reads what a run of the plan has left.
  func sums(_ executor: Executor, count: Int) -> Sums {
    var sums = emptySums
    func number(_ output: Int) -> Double {
      Double(executor.outputs[output].pointee)
    }
    func sum(_ output: Int) -> Double {
      let numbers = executor.outputs[output]
      return (0..<count).reduce(0.0) { $0 + Double(numbers[$1]) }
    }
    sums.samples = count
    sums.loss = sum(0)
    for index in 0..<metrics { sums.metrics[index] = sum(1 + index) }
    for index in layerLosses.indices {
      sums.added[index] = number(1 + metrics + 2 * index) * Double(count)
      sums.nats[index] = number(2 + metrics + 2 * index) * Double(count)
    }
    return sums
  }

  /// Copies the gradient to a flat vector.
  func copyGradient(_ executor: Executor, into gradient: UnsafeMutablePointer<Float>) {
    let first = 1 + metrics + 2 * layerLosses.count
    for (index, variable) in variables.enumerated() {
      (gradient + variable.start).update(
        from: executor.outputs[first + index], count: variable.range.count)
    }
  }
}
