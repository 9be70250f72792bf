// From a trace to a plan
//
// A plan computes some traced tensors, as often as wanted. Making one goes in five passes:
//
//     rewrite   patterns of operations are replaced by kernels that do the same job (Fusion/)
//     number    equal operations on equal inputs become one value
//     group     operations that work place by place become loops (Steps.swift)
//     place     each value that somebody reads gets its place in memory (Layout.swift)
//     run       (Executor.swift)
//
// Values are of two kinds: those of each sample, and those that a batch shares. A sum over the batch makes the second of
// the first. So a plan falls into *segments*, in turn: what the batch shares (drawn weights, divergences), what each sample has
// (forward, loss, backward), what the batch shares once the sums are known, and so on. Segments of samples are run chunk by
// chunk on all threads; each chunk has a sum of its own, and these are added in the order of the chunks, so that
// the bits of a result depend neither on the number of threads nor on who did what.

/// A computation, ready to be run.
package final class Plan: Sendable {
  /// An input of a value: another value, or numbers that are known.
  enum Reference: Hashable {
    case value(Int)
    case constant(Int)
  }

  /// What one node of the trace has become.
  struct Value {
    let operation: any Operation
    let inputs: [Reference]
    let shape: [Int]
    let isPerSample: Bool
    /// Where it is computed: even segments are the batch's, odd ones the samples'.
    let segment: Int
    /// Floats a sample that it keeps for the operation of its gradient.
    var auxiliary = 0
    var size: Int { shape.reduce(1, *) }
    var storedSize: Int { size + auxiliary }
  }

  let values: [Value]
  let constants: [Tensor]
  let outputs: [Reference]
  let steps: Steps
  let layout: Layout

  /// Throws when one of the outputs came of an operation that was impossible.
  init(_ outputs: [Tensor], patterns: [any Pattern] = []) throws(ModelError) {
    for output in outputs { _ = try output.checked() }
    let rewritten = Rewriting.apply(patterns, to: outputs)
    for output in rewritten { _ = try output.checked() }
    var numbering = Numbering()
    for node in Node.all(behind: rewritten) { numbering.add(node) }
    let references = rewritten.map { numbering.reference($0) }
    (values, constants, self.outputs) = (numbering.values, numbering.constants, references)
    steps = Steps(numbering.values, outputs: references)
    layout = Layout(numbering.values, steps, outputs: references)
  }

  /// Computes the outputs of a plan without samples.
  func run(_ arguments: [Tensor]) throws(ModelError) -> [Tensor] {
    let executor = Executor(self, parameters: Memory(count: 0))
    executor.setArguments(arguments)
    executor.run()
    return outputs.indices.map { executor.tensor($0) }
  }

  func shape(_ reference: Reference) -> [Int] {
    switch reference {
    case .value(let index): values[index].shape
    case .constant(let index): constants[index].shape
    }
  }
}

/// Gives nodes numbers; nodes that do the same get the same one.
private struct Numbering {
  private(set) var values: [Plan.Value] = []
  private(set) var constants: [Tensor] = []
  private var known: [Meaning: Int] = [:]
  private var numbers: [Int: Int] = [:]
  private var scalars: [UInt32: Int] = [:]

  private struct Meaning: Hashable {
    let operation: AnyHashable
    let inputs: [Plan.Reference]
  }

  mutating func add(_ node: Node) {
    let inputs = node.inputs.map { reference($0) }
    let meaning = Meaning(operation: AnyHashable(node.operation), inputs: inputs)
    if let same = known[meaning] {
      numbers[node.id] = same
      return
    }
    if node.operation.readsAuxiliary, case .value(let source)? = inputs.first {
      values[source].auxiliary = values[source].operation.auxiliarySize
    }
    known[meaning] = values.count
    numbers[node.id] = values.count
    let sums = node.operation.sumsOverBatch && node.inputs.contains(where: \.isPerSample)
    let segment = node.isPerSample ? 2 * node.phase + 1 : 2 * node.phase - (sums ? 1 : 0)
    values.append(
      Plan.Value(
        operation: node.operation, inputs: inputs, shape: node.shape,
        isPerSample: node.isPerSample, segment: segment))
  }

  mutating func reference(_ tensor: Tensor) -> Plan.Reference {
    if let node = tensor.node { return .value(numbers[node.id] ?? 0) }
    // Numbers that occur often, as 0 and 1, are kept once.
    guard tensor.size == 1, tensor.shape.isEmpty else { return .constant(keep(tensor)) }
    let bits = tensor.scalars[0].bitPattern
    if let known = scalars[bits] { return .constant(known) }
    let index = keep(tensor)
    scalars[bits] = index
    return .constant(index)
  }

  private mutating func keep(_ tensor: Tensor) -> Int {
    constants.append(tensor)
    return constants.count - 1
  }
}
