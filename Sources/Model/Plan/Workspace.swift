/// One thread's memory for a chunk: outputs, their gradients, and scratch memory of every operation.
package final class Workspace: @unchecked Sendable {
  private let operations: [any Operation]
  private let memory: Memory<Float>
  private let outputs: [Int]
  private let gradients: [Int]
  private let scratch: [Int]
  private let objectiveScratch: Int
  /// The first operation with weights: what stands before it needs no gradient.
  private let firstTrainable: Int

  /// - Parameter samples: the greatest number of samples in a chunk.
  package init(_ plan: Plan, samples: Int, training: Bool) {
    operations = plan.operations
    var layout = Offsets()
    outputs = operations.map { layout.take($0.outputSize * samples) }
    gradients = training ? operations.map { layout.take($0.outputSize * samples) } : []
    scratch = operations.map { layout.take(($0.scratchBytes(samples: samples) + 3) / 4) }
    objectiveScratch = layout.take(
      ((plan.objective?.scratchBytes(samples: samples) ?? 0) + 3) / 4)
    memory = Memory(count: layout.total)
    firstTrainable =
      operations.firstIndex { !$0.weights.isEmpty } ?? operations.count
  }

  /// Every region starts at a cache line, with at least one line of slack behind it.
  private struct Offsets {
    var total = 0
    mutating func take(_ count: Int) -> Int {
      defer { total += (count + 15) / 16 * 16 + 16 }
      return total
    }
  }

  /// Output of the last operation.
  package var output: UnsafeMutablePointer<Float> { memory.base + outputs[outputs.count - 1] }

  /// Where the objective writes its gradient; nil when nobody needs it.
  private var outputGradient: UnsafeMutablePointer<Float>? {
    firstTrainable < operations.count ? memory.base + gradients[gradients.count - 1] : nil
  }

  package func forward(
    samples: Int, _ source: Source, weights: UnsafePointer<Float>
  ) {
    var input = source.images
    for index in operations.indices {
      let output = memory.base + outputs[index]
      operations[index].forward(
        ForwardPass(
          samples: samples, source: source, weights: weights, input: input, output: output,
          scratch: UnsafeMutableRawPointer(memory.base + scratch[index])))
      input = UnsafePointer(output)
    }
  }

  package func evaluate(
    _ objective: any Objective, samples: Int, _ targets: ChunkTargets,
    weights: UnsafePointer<Float>, gradientScale: Float = 0,
    weightGradient: UnsafeMutablePointer<Float>? = nil
  ) -> ChunkResult {
    objective.evaluate(
      ObjectivePass(
        samples: samples, weights: weights, input: output, targets: targets,
        gradientScale: gradientScale,
        inputGradient: weightGradient == nil ? nil : outputGradient,
        weightGradient: weightGradient,
        scratch: UnsafeMutableRawPointer(memory.base + objectiveScratch)))
  }

  package func backward(
    samples: Int, _ source: Source, weights: UnsafePointer<Float>,
    weightGradient: UnsafeMutablePointer<Float>
  ) {
    for index in operations.indices.reversed() where index >= firstTrainable {
      operations[index].backward(
        BackwardPass(
          samples: samples, source: source, weights: weights,
          input: index == 0 ? source.images : UnsafePointer(memory.base + outputs[index - 1]),
          output: memory.base + outputs[index],
          scratch: UnsafeMutableRawPointer(memory.base + scratch[index]),
          outputGradient: memory.base + gradients[index],
          inputGradient: index > firstTrainable ? memory.base + gradients[index - 1] : nil,
          weightGradient: weightGradient))
    }
  }
}
