internal import CKernels

// One step of training
//
//     realise weights ─► chunks in parallel: forward, loss, backward ─► add up gradients, in order
//     ─► pull back to the parameters ─► optimizer
//
// Memory is taken once a call of `fit`; a step takes none.

/// Training of one plan on one data set.
package final class TrainingLoop {
  /// Samples that are one job of one thread. Part of the definition of the result: gradients are
  /// added up chunk by chunk.
  package static let chunk = 8

  package let parameters: Memory<Float>
  package let meanSquare: Memory<Float>
  package let parameterGradient: Memory<Float>
  package let sampler: WeightSampler

  private let plan: Plan
  private let objective: any Objective
  private let optimizer: RMSprop
  private let workers: any Workers
  private let weights: Memory<Float>
  private let weightGradient: Memory<Float>
  private let chunkGradients: Memory<Float>
  private let gradientStride: Int
  private let chunkResults: Memory<ChunkResult>
  private let batchLabels: Memory<Int32>
  private let workspaces: [Workspace]

  package init(
    _ plan: Plan, _ objective: any Objective, _ optimizer: RMSprop, batchSize: Int,
    parameters: [Float], meanSquare: [Float], workers: any Workers
  ) {
    (self.plan, self.objective, self.optimizer) = (plan, objective, optimizer)
    self.workers = workers
    self.parameters = Memory(parameters)
    self.meanSquare = Memory(meanSquare)
    let chunks = (batchSize + TrainingLoop.chunk - 1) / TrainingLoop.chunk
    parameterGradient = Memory(count: plan.parameterCount)
    sampler = WeightSampler(plan)
    weights = Memory(count: plan.weightCount)
    weightGradient = Memory(count: plan.weightCount)
    gradientStride = (plan.weightCount + 31) / 16 * 16
    chunkGradients = Memory(count: chunks * gradientStride)
    chunkResults = Memory(count: chunks)
    batchLabels = Memory(count: batchSize)
    workspaces = (0..<workers.threads).map { _ in
      Workspace(plan, samples: min(TrainingLoop.chunk, batchSize), training: true)
    }
  }

  /// The data that a step takes its samples from.
  package struct Data {
    package let images: UnsafePointer<Float>
    package let labels: UnsafePointer<Int32>
    package let distributions: UnsafePointer<Float>?

    package init(
      images: UnsafePointer<Float>, labels: UnsafePointer<Int32>,
      distributions: UnsafePointer<Float>?
    ) {
      (self.images, self.labels, self.distributions) = (images, labels, distributions)
    }
  }

  /// Means over a batch.
  package struct StepResult {
    package let loss: Double
    package let correct: Int
  }

  /// Loss and gradient of the batch of `count` samples at `indices`, with the noise that the sampler
  /// holds. The gradient is left in `parameterGradient`.
  package func computeGradient(
    _ data: Data, _ indices: UnsafePointer<Int32>, count: Int
  ) -> StepResult {
    let divergence = sampler.realize(parameters: parameters.base, weights: weights.base)
    for sample in 0..<count { batchLabels.base[sample] = data.labels[Int(indices[sample])] }
    let chunks = (count + TrainingLoop.chunk - 1) / TrainingLoop.chunk
    let scale = 1 / Float(count)
    workers.run(chunks) { chunk, worker in
      runChunk(chunk, workspaces[worker], data, indices, count, scale)
    }
    addUp(chunks)
    sampler.pullBack(
      parameters: parameters.base, weights: weights.base, weightGradient: weightGradient.base,
      into: parameterGradient.base)
    var total = ChunkResult()
    for chunk in 0..<chunks {
      total.loss += chunkResults.base[chunk].loss
      total.correct += chunkResults.base[chunk].correct
    }
    return StepResult(loss: total.loss / Double(count) + divergence, correct: total.correct)
  }

  /// Moves the parameters along the gradient.
  package func update() {
    optimizer.update(
      parameters.base, meanSquare: meanSquare.base, gradient: parameterGradient.base,
      count: plan.parameterCount)
  }

  private func runChunk(
    _ chunk: Int, _ workspace: Workspace, _ data: Data, _ indices: UnsafePointer<Int32>,
    _ count: Int, _ scale: Float
  ) {
    let first = chunk * TrainingLoop.chunk
    let samples = min(TrainingLoop.chunk, count - first)
    let source = Source(images: data.images, indices: indices + first)
    let targets = ChunkTargets(
      labels: batchLabels.base + first, distributions: data.distributions,
      indices: indices + first)
    let gradient = chunkGradients.base + chunk * gradientStride
    workspace.forward(samples: samples, source, weights: weights.base)
    chunkResults.base[chunk] = workspace.evaluate(
      objective, samples: samples, targets, weights: weights.base, gradientScale: scale,
      weightGradient: gradient)
    workspace.backward(
      samples: samples, source, weights: weights.base, weightGradient: gradient)
  }

  /// weightGradient = chunk 0 + chunk 1 + ..., in that order.
  private func addUp(_ chunks: Int) {
    ck_ordered_sum(
      chunkGradients.base, gradientStride, Int32(chunks), 0, plan.weightCount, weightGradient.base)
  }
}
