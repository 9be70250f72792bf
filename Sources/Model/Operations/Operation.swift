/// What tensors are computed with: a rule for shapes, a forward pass, and a gradient, which is written with other
/// operations. It is a value: two operations that are equal do the same.
///
/// Anybody can add one, and apply it by `Tensor(operation, x, y)`. It then takes part in traces, gradients and plans like
/// those that are here.
///
/// Foundation has a class of this name. In a file that imports it too, `Operation` is ambiguous; `Model.Operation` is this one.
public protocol Operation: Hashable, Sendable {
  /// What it is called in errors and in the table of a plan: "dot".
  var name: String { get }

  /// Shape of the result for inputs of the given shapes, all of one sample. Throws if they do not fit; `shapeError` makes the
  /// error.
  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int]

  /// Writes every number of the output, for every sample of the pass.
  func compute(_ pass: Pass)

  /// The gradient of a loss for each input, given that for the output: tensors of the inputs' shapes, nil where the
  /// operation has no slope.
  func gradient(_ inputs: [Tensor], _ output: Tensor, _ outputGradient: Tensor) -> [Tensor?]

  /// Floats of scratch memory that a pass of up to `samples` samples needs.
  func scratchSize(_ inputs: [[Int]], samples: Int) -> Int

  /// Whether inputs that differ from sample to sample are summed over the samples: the result belongs to the batch then, and
  /// `compute` writes the sum over the pass's samples to the output of sample 0.
  var sumsOverBatch: Bool { get }

  /// Whether the result differs from sample to sample though no input does.
  var isPerSample: Bool { get }

  /// Floats a sample that it keeps for its gradient, behind the outputs of all samples of a pass; and whether it reads what its first
  /// input has kept.
  var auxiliarySize: Int { get }
  /// Whether it reads what its first input has kept.
  var readsAuxiliary: Bool { get }

  /// Whether it is never computed at once, since what it reads is known only to a plan.
  var isTraced: Bool { get }
}

extension Operation {
  public var name: String { "\(Self.self)".asWords(separator: " ") }
  public func scratchSize(_ inputs: [[Int]], samples: Int) -> Int { 0 }
  public var sumsOverBatch: Bool { false }
  public var isPerSample: Bool { false }
  public var isTraced: Bool { false }
  public var auxiliarySize: Int { 0 }
  public var readsAuxiliary: Bool { false }

  /// "shapes that do not fit: dot: found [3] and [2, 5], expected ...".
  public func shapeError(_ inputs: [[Int]], _ expected: String) -> ModelError {
    let found = inputs.map { "\($0)" }.joined(separator: " and ")
    return ModelError(
      .configuration, "shapes that do not fit", at: name, "found \(found), expected \(expected)")
  }
}

/// An input of a pass, where it lies in memory.
struct Operand {
  var base: UnsafeMutablePointer<Float>
  /// Floats from one sample to the next: `size`, or 0 for what the samples share.
  var stride: Int
  var size: Int
}

/// What an operation is given to compute with: some samples, each with its inputs and its output.
public struct Pass {
  /// Samples of the pass; 1 outside a batch.
  public internal(set) var samples: Int
  let operands: UnsafePointer<Operand>
  var output: UnsafeMutablePointer<Float>
  let outputSize: Int
  /// Of one sample.
  public let inputShapes: [[Int]]
  /// Of one sample.
  public let outputShape: [Int]
  let scratch: UnsafeMutablePointer<Float>
  /// Where the first sample stands in its batch.
  var firstSample = 0
  /// The row of each sample in the data set; nil outside a batch.
  var rows: UnsafePointer<Int32>?
  /// The stream of random numbers of the step.
  var key: Key?
  /// Whether what the operation keeps for its gradient is wanted.
  var hasAuxiliary = false

  /// Input `index` of a sample, row by row.
  public func input(_ index: Int, sample: Int = 0) -> UnsafeBufferPointer<Float> {
    let operand = operands[index]
    return UnsafeBufferPointer(start: operand.base + sample * operand.stride, count: operand.size)
  }

  /// The output of a sample, row by row.
  public func output(sample: Int = 0) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: output + sample * outputSize, count: outputSize)
  }

  /// Memory for intermediate results, as much as `scratchSize` asks for.
  public var scratchMemory: UnsafeMutablePointer<Float> { scratch }

  /// Start of an input whose samples follow each other without a gap, or of which there is one.
  func start(_ index: Int) -> UnsafePointer<Float> { UnsafePointer(operands[index].base) }

  /// Whether the samples share an input.
  func isShared(_ index: Int) -> Bool { operands[index].stride == 0 && samples > 1 }

  /// The same pass for one of its samples.
  func sample(_ index: Int, _ body: (Pass) -> Void, inputs: Int) {
    withUnsafeTemporaryAllocation(of: Operand.self, capacity: inputs) { moved in
      for input in 0..<inputs {
        var operand = operands[input]
        operand.base += index * operand.stride
        moved[input] = operand
      }
      guard let start = moved.baseAddress else { return }
      body(
        Pass(
          samples: 1, operands: UnsafePointer(start), output: output + index * outputSize,
          outputSize: outputSize, inputShapes: inputShapes, outputShape: outputShape,
          scratch: scratch, firstSample: firstSample + index, rows: rows.map { $0 + index },
          key: key
        ))
    }
  }
}

extension String {
  /// "DenseVariational" as "dense variational", "Conv2D" as "conv2d".
  func asWords(separator: String) -> String {
    let letters = Array(self)
    return letters.indices.reduce(into: "") { text, index in
      let starts =
        index > 0 && letters[index].isUppercase && letters[index - 1].isLowercase
      text += (starts ? separator : "") + letters[index].lowercased()
    }
  }
}
