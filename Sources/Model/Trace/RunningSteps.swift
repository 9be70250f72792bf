internal import CKernels

// The steps of a plan with their pointers. A class each, since they are changed from chunk to chunk, thousands of times a second.

/// The samples that a step is run for.
struct Chunk {
  let index: Int
  let first: Int
  let samples: Int
  let rows: UnsafePointer<Int32>?
  let key: Key?
}

/// One step, with its pointers.
class Step {
  func run(_ chunk: Chunk) {}

  /// Runs this step of several executors of one plan, each for its own chunk; all chunks are of the same samples.
  func run(_ chunks: [Chunk], with steps: [Step]) {
    for (step, chunk) in zip(steps, chunks) { step.run(chunk) }
  }
}

final class OperationStep: Step {
  private let operation: any Operation
  private let inputs: [Address]
  private let output: Address
  private let operands: Memory<Operand>
  private let scratch: Memory<Float>
  private let moves: Bool
  private var pass: Pass
  /// The operation, if it can do several draws of the weights at once.
  private let drawing: (any DrawSharing)?

  init(
    _ operation: any Operation, _ value: Plan.Value, _ inputs: [Address], _ shapes: [[Int]],
    _ output: Address, samples: Int
  ) {
    (self.operation, self.inputs, self.output) = (operation, inputs, output)
    drawing = operation as? any DrawSharing
    operands = Memory(
      zip(inputs, shapes).map { address, shape in
        Operand(base: address.base, stride: address.stride, size: shape.reduce(1, *))
      })
    scratch = Memory(count: operation.scratchSize(shapes, samples: samples))
    moves = output.moves || inputs.contains(where: \.moves)
    pass = Pass(
      samples: 1, operands: UnsafePointer(operands.base), output: output.base,
      outputSize: value.size, inputShapes: shapes, outputShape: value.shape, scratch: scratch.base)
    pass.hasAuxiliary = value.auxiliary > 0
  }

  override func run(_ chunk: Chunk) {
    prepare(chunk)
    operation.compute(pass)
  }

  override func run(_ chunks: [Chunk], with steps: [Step]) {
    guard let drawing else { return super.run(chunks, with: steps) }
    drawing.compute(
      zip(steps, chunks).compactMap { step, chunk in
        guard let step = step as? OperationStep else { return nil }
        step.prepare(chunk)
        return step.pass
      })
  }

  private func prepare(_ chunk: Chunk) {
    if moves {
      for index in inputs.indices { operands.base[index].base = inputs[index].at(chunk) }
      pass.output = output.at(chunk)
    }
    pass.samples = chunk.samples
    pass.firstSample = chunk.first
    pass.rows = chunk.rows
    pass.key = chunk.key
  }
}

final class LoopStep: Step {
  private let program: ElementwiseProgram
  private let operands: [Address]
  private let results: [Address]
  private let size: Int
  private let moves: Bool

  init(_ program: ElementwiseProgram, _ operands: [Address], _ results: [Address], size: Int) {
    (self.program, self.operands, self.results, self.size) = (program, operands, results, size)
    moves = operands.contains(where: \.moves) || results.contains(where: \.moves)
  }

  override func run(_ chunk: Chunk) {
    if moves {
      for (index, address) in operands.enumerated() where address.moves {
        program.operands.base[index].base = UnsafePointer(address.at(chunk))
      }
      for (index, address) in results.enumerated() where address.moves {
        program.results.base[index].base = address.at(chunk)
      }
    }
    program.run(samples: chunk.samples, size: size)
  }
}

/// Copies the rows of the chunk's samples.
final class GatherStep: Step {
  private let samples: Samples
  private let output: Address

  init(_ samples: Samples, _ output: Address) { (self.samples, self.output) = (samples, output) }

  override func run(_ chunk: Chunk) {
    guard let rows = chunk.rows else { return }
    let start = output.at(chunk)
    for sample in 0..<chunk.samples {
      samples.copy(Int(rows[sample]), into: start + sample * samples.rowSize)
    }
  }
}
