import Testing

@testable import Model

/// One batch of a compiled model, whose parameters and noise the test chooses.
struct Batch {
  let model: Sequential
  let compiled: Sequential.Compiled
  let objective: Objective
  let images: Tensor
  let targets: Tensor
  let device: Device
  let key = Key(seed: 11).child("noise")

  /// - Parameters:
  ///   - fused: whether to look for patterns.
  ///   - noise: what takes the place of the model's normal numbers, draw by draw.
  init(
    _ model: Sequential, _ images: Tensor, _ targets: Tensor, fused: Bool, threads: Int = 1,
    noise: [Tensor] = []
  ) throws {
    (self.model, self.images, self.targets) = (model, images, targets)
    compiled = try #require(model.compiled)
    device = Device(threads: threads)
    objective = try Objective(
      model, compiled, targetShape: Array(targets.shape.dropFirst()), isTraining: true,
      patterns: [GivenNoise(noise: noise)] + (fused ? Fusion.patterns : []))
  }

  struct Outcome {
    let loss: Double
    let metrics: [Double]
    let gradient: [Float]
    /// In nats, one a term.
    let divergences: [Double]
  }

  /// Loss and gradient of all samples at some parameters.
  func step(_ parameters: [Float]? = nil, _ rows: Range<Int>? = nil, _ key: Key? = nil) -> Outcome {
    let parameters = parameters ?? model.parameters
    let rows = rows ?? 0..<images.count
    let gradient = Memory<Float>(count: parameters.count)
    let sums = Samples.with([images, targets]) { samples in
      let executor = Executor(
        objective.plan, parameters: Memory(parameters), capacity: rows.count, samples: samples,
        device: device)
      executor.setArguments([Tensor(1 / Double(rows.count))])
      let indices = Memory(rows.map { Int32($0) })
      executor.run(count: rows.count, rows: indices.base, key: key ?? self.key)
      objective.copyGradient(executor, into: gradient.base)
      return objective.sums(executor, count: rows.count)
    }
    return Outcome(
      loss: sums.meanLoss, metrics: sums.metrics, gradient: gradient.elements,
      divergences: sums.nats.map { $0 / Double(rows.count) })
  }

  /// The state of a training that starts from some parameters.
  func state(_ parameters: [Float]? = nil) throws -> TrainingState {
    try TrainingState(
      parameters: parameters ?? model.parameters, slots: compiled.slots, steps: 0,
      compiled.optimizer, variables: model.variables.map(\.range))
  }

  /// One step of the optimizer along the gradient of some rows. Returns the loss before it.
  func train(_ state: TrainingState, _ rows: Range<Int>, _ key: Key? = nil) -> Outcome {
    let outcome = step(Array(state.parameters), rows, key)
    _ = state.gradient.update(fromContentsOf: outcome.gradient)
    state.update()
    return outcome
  }
}

/// Numbers of the test in place of the normal numbers of a step.
private struct GivenNoise: Pattern {
  let noise: [Tensor]

  func replacement(for tensor: Tensor) -> Tensor? {
    guard let random = tensor.node?.operation as? Random, random.kind == .normal else { return nil }
    let index = noise.indices.first { random.key == Key.step.child($0) }
    return index.map { noise[$0].reshaped(tensor.shape) }
  }
}

/// Labels as a loss of labels reads them, [N].
func labelTensor(_ labels: [Int32]) -> Tensor { Tensor(labels.map { Float($0) }) }

/// Labels as one-hot vectors, [N, classes].
func oneHotTensor(_ labels: [Int32], classes: Int = 10) -> Tensor {
  Tensor.oneHot(labels.map { Int($0) }, classes: classes)
}
