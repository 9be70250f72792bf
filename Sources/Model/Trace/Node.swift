internal import Synchronization

/// One operation of a trace, on values of the trace and on numbers. Nodes are never changed: tracing builds values, and needs
/// no state of its own.
final class Node: Sendable {
  let operation: any Operation
  let shape: [Int]
  /// Whether the value differs from sample to sample.
  let isPerSample: Bool
  /// How often its making has crossed from samples to the batch: values of phase p can be computed once all sums over
  /// the batch of phase p - 1 are known.
  let phase: Int
  /// Greater than those of its inputs, so that sorting by it gives an order in which nodes can be computed.
  let id: Int
  /// Changed by `deinit` only.
  nonisolated(unsafe) private(set) var inputs: [Tensor]

  private static let counter = Atomic(0)

  init(_ operation: any Operation, _ inputs: [Tensor], shape: [Int], isPerSample: Bool, phase: Int)
  {
    (self.operation, self.inputs, self.shape) = (operation, inputs, shape)
    (self.isPerSample, self.phase) = (isPerSample, phase)
    id = Node.counter.wrappingAdd(1, ordering: .relaxed).newValue
  }

  /// Takes a long chain apart link by link: the compiler's own way would nest one call a link, and overflow the stack.
  deinit {
    var pending = inputs
    inputs = []
    while let tensor = pending.popLast() {
      guard case .traced(var node) = tensor.content else { continue }
      _ = consume tensor
      if isKnownUniquelyReferenced(&node) {
        pending += node.inputs
        node.inputs = []
      }
    }
  }
}

extension Tensor {
  /// The result of an operation: computed at once if all inputs are numbers, noted otherwise; an error if one of the inputs
  /// is one, or if their shapes do not fit.
  public init(_ operation: some Operation, _ inputs: Tensor...) {
    self = Tensor.result(of: operation, inputs)
  }

  static func result(of operation: any Operation, _ inputs: [Tensor]) -> Tensor {
    for input in inputs {
      if case .invalid = input.content { return input }
    }
    do {
      let shape = try operation.shape(inputs.map(\.shape))
      let isTraced = operation.isTraced || inputs.contains { $0.node != nil }
      guard isTraced else { return Tensor.computed(operation, inputs, shape: shape) }
      let reduces = operation.sumsOverBatch && inputs.contains(where: \.isPerSample)
      let isPerSample = operation.isPerSample || inputs.contains(where: \.isPerSample) && !reduces
      let phase = (inputs.compactMap { $0.node?.phase }.max() ?? 0) + (reduces ? 1 : 0)
      return Tensor(
        shape: shape,
        content: .traced(
          Node(operation, inputs, shape: shape, isPerSample: isPerSample, phase: phase)))
    } catch {
      return Tensor(invalid: error)
    }
  }

  /// The operation carried out on numbers.
  private static func computed(
    _ operation: any Operation, _ inputs: [Tensor], shape: [Int]
  ) -> Tensor {
    // Kernels may read a little past the end of an array, which they must own.
    let memories = inputs.map { Memory($0.scalars) }
    let output = Memory<Float>(count: shape.reduce(1, *))
    let scratch = Memory<Float>(
      count: operation.scratchSize(inputs.map(\.shape), samples: 1))
    let operands = Memory(
      zip(memories, inputs).map { Operand(base: $0.base, stride: $1.size, size: $1.size) })
    operation.compute(
      Pass(
        samples: 1, operands: UnsafePointer(operands.base), output: output.base,
        outputSize: output.count, inputShapes: inputs.map(\.shape), outputShape: shape,
        scratch: scratch.base))
    return withExtendedLifetime(memories) { Tensor(shape: shape, scalars: output.elements) }
  }
}
