import Testing

@testable import Model

/// One batch of a compiled model, whose parameters and noise the test chooses.
struct Batch {
  let plan: Plan
  let objective: any Objective
  let parameters: [Float]
  let images: Tensor
  let labels: [Int32]
  let distributions: [Float]?
  let device: Device
  /// The noise of each realization that draws; by default that of `key`.
  var noise: [Int: [Float]] = [:]
  let key = Key(seed: 11)

  /// - Parameter fused: whether to take the kernels of `compile`, or the plain Swift operations.
  init(
    _ model: Sequential, _ images: Tensor, _ labels: [Int32], distributions: [Float]? = nil,
    fused: Bool, threads: Int = 1
  ) throws {
    let compiled = try #require(model.compiled)
    var plan = compiled.plan
    if !fused {
      let isLogits = !(compiled.plan.objective is ProbabilityCrossEntropy)
      plan = isLogits ? model.lowered.withoutSoftmax() : model.lowered
      let classes = try #require(plan.outputShape.first)
      plan.objective = isLogits ? SoftmaxCrossEntropy(classes: classes) : compiled.plan.objective
    }
    device = Device(threads: threads)
    self.plan = plan.prepared(for: images, on: device)
    objective = try #require(plan.objective)
    parameters = model.parameters
    (self.images, self.labels, self.distributions) = (images, labels, distributions)
  }

  struct Outcome {
    let loss: Double
    let correct: Int
    let gradient: [Float]
    let weights: [Float]
    /// In nats, one a realization.
    let divergences: [Double]
  }

  /// Loss and gradient of all samples at some parameters.
  func step(_ parameters: [Float]? = nil) -> Outcome {
    let loop = loop(parameters ?? self.parameters, batchSize: images.count)
    fillNoise(loop.sampler)
    let result = gradient(loop, 0..<images.count)
    let weights = Memory<Float>(count: plan.weightCount)
    _ = loop.sampler.realize(parameters: loop.parameters.base, weights: weights.base)
    return Outcome(
      loss: result.loss, correct: result.correct, gradient: loop.parameterGradient.elements,
      weights: weights.elements, divergences: loop.sampler.divergences.elements)
  }

  func loop(
    _ parameters: [Float], batchSize: Int, optimizer: RMSprop = RMSprop()
  ) -> TrainingLoop {
    TrainingLoop(
      plan, objective, optimizer, batchSize: batchSize, parameters: parameters,
      meanSquare: parameters.map { _ in 0 }, workers: device.workers)
  }

  /// Leaves the gradient of the samples of `range` in the loop.
  func gradient(_ loop: TrainingLoop, _ range: Range<Int>) -> TrainingLoop.StepResult {
    let (pixels, classes) = (Memory(images.scalars), Memory(labels))
    let targets = distributions.map { Memory($0) }
    let indices = Memory(range.map { Int32($0) })
    let data = TrainingLoop.Data(
      images: pixels.base, labels: classes.base,
      distributions: targets.map { UnsafePointer($0.base) })
    return loop.computeGradient(data, indices.base, count: range.count)
  }

  private func fillNoise(_ sampler: WeightSampler) {
    sampler.drawNoise(key.child("noise"))
    for (index, values) in noise { _ = sampler.noise(index).update(fromContentsOf: values) }
  }
}
