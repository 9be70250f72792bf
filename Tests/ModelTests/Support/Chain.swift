import Testing

@testable import Model

/// Operations one behind the other, run on numbers of a test.
struct Chain {
  struct Outcome {
    let output: [Float]
    /// By the weights: of all samples, as if they were one chunk.
    let gradient: [Float]
    /// By the input of the last operation; nil when nothing before it has weights.
    let inputGradient: [Float]?
  }

  /// The operations of a plan in front of the objective, forwards, and backwards from `outputGradient`.
  static func run(
    _ plan: Plan, _ images: Tensor, weights: [Float], outputGradient: [Float]
  ) -> Outcome {
    var plan = plan.prepared(for: images, on: Device())
    plan.objective = GivenGradient(inputShape: plan.operations.last?.outputShape ?? [])
    let samples = images.count
    let workspace = Workspace(plan, samples: samples, training: true)
    let (pixels, weights) = (Memory(images.scalars), Memory(weights))
    let gradient = Memory<Float>(count: plan.weightCount)
    let indices = Memory((0..<samples).map { Int32($0) })
    let (labels, slopes) = (Memory<Int32>(count: samples), Memory(outputGradient))
    let source = Source(images: pixels.base, indices: indices.base)
    workspace.forward(samples: samples, source, weights: weights.base)
    let targets = ChunkTargets(
      labels: labels.base, distributions: slopes.base, indices: indices.base)
    if let objective = plan.objective {
      _ = workspace.evaluate(
        objective, samples: samples, targets, weights: weights.base,
        weightGradient: gradient.base)
    }
    workspace.backward(
      samples: samples, source, weights: weights.base, weightGradient: gradient.base)
    let count = samples * (plan.operations.last?.outputSize ?? 0)
    return Outcome(
      output: Array(UnsafeBufferPointer(start: workspace.output, count: count)),
      gradient: gradient.elements, inputGradient: nil)
  }

  /// One operation alone: output, and gradients by its input and its weights.
  static func run(
    _ operation: any Operation, x: [Float], samples: Int, weights: [Float], dy: [Float]
  ) -> Outcome {
    let (x, weights, dy) = (Memory(x), Memory(weights), Memory(dy))
    let y = Memory<Float>(count: samples * operation.outputSize)
    let dx = Memory<Float>(count: samples * operation.inputSize)
    let gradient = Memory<Float>(count: weights.count)
    let scratch = Memory<UInt8>(count: operation.scratchBytes(samples: samples))
    let indices = Memory((0..<samples).map { Int32($0) })
    let source = Source(images: x.base, indices: indices.base)
    operation.forward(
      ForwardPass(
        samples: samples, source: source, weights: weights.base, input: x.base, output: y.base,
        scratch: UnsafeMutableRawPointer(scratch.base)))
    operation.backward(
      BackwardPass(
        samples: samples, source: source, weights: weights.base, input: x.base, output: y.base,
        scratch: UnsafeMutableRawPointer(scratch.base), outputGradient: dy.base,
        inputGradient: dx.base, weightGradient: gradient.base))
    return Outcome(output: y.elements, gradient: gradient.elements, inputGradient: dx.elements)
  }
}

/// Hands the targets on as the gradient.
private struct GivenGradient: Objective {
  let inputShape: [Int]
  var name: String { "given gradient" }
  var flops: Int { 0 }

  func evaluate(_ pass: ObjectivePass) -> ChunkResult {
    let size = inputShape.reduce(1, *)
    for sample in 0..<pass.samples {
      guard let row = pass.targets.distribution(sample, classes: size) else { continue }
      (pass.inputGradient.map { $0 + sample * size })?.update(from: row, count: size)
    }
    return ChunkResult()
  }
}
