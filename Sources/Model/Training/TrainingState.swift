/// The numbers of a model in training: parameters, gradient, and what the optimizer remembers, in one piece of memory that both
/// plans read.
final class TrainingState {
  let count: Int
  let memory: Memory<Float>
  private let stride: Int
  private let plan: Plan
  private let executor: Executor

  var parameters: UnsafeMutableBufferPointer<Float> { part(0) }
  var gradient: UnsafeMutableBufferPointer<Float> { part(1) }

  init(
    parameters: [Float], slots: [[Float]], steps: Int, _ optimizer: any Optimizer,
    variables: [Range<Int>]
  ) throws(ModelError) {
    count = parameters.count
    stride = Layout.padded(count)
    memory = Memory(count: stride * (2 + slots.count) + 16)
    plan = try TrainingState.plan(optimizer, count: count, stride: stride, variables)
    executor = Executor(plan, parameters: memory)
    _ = self.parameters.update(fromContentsOf: parameters)
    for (index, slot) in slots.enumerated() { _ = part(2 + index).update(fromContentsOf: slot) }
    step = Float(steps)
  }

  private func part(_ index: Int) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: memory.base + index * stride, count: count)
  }

  /// Steps done.
  private(set) var step: Float {
    get { memory.base[memory.count - 16] }
    set { memory.base[memory.count - 16] = newValue }
  }

  var slots: [[Float]] { (1..<plan.outputs.count).map { Array(part(1 + $0)) } }

  /// The optimizer, traced.
  private static func plan(
    _ optimizer: any Optimizer, count: Int, stride: Int, _ variables: [Range<Int>]
  ) throws(ModelError) -> Plan {
    func vector(_ index: Int) -> Tensor {
      Tensor(Placeholder(source: .parameters(index * stride), extents: [count]))
    }
    let names = optimizer.slots
    let end = (2 + names.count) * stride
    let slots = names.enumerated().map { ($1, vector(2 + $0)) }
    var state = OptimizerState(
      step: Tensor(Placeholder(source: .parameters(end), extents: [])), variables: variables,
      slots: Dictionary(slots) { first, _ in first })
    let weights = optimizer.update(vector(0), gradient: vector(1), &state)
    let outputs = [weights] + names.map { state[$0] }
    for output in outputs {
      try ModelError.require(
        try output.checked().shape == [count], "optimizer", at: "\(type(of: optimizer))",
        "found a result of shape \(output.shape), expected [\(count)]")
    }
    return try Plan(outputs)
  }

  /// Moves the parameters along the gradient.
  func update() {
    step += 1
    executor.run()
    for index in plan.outputs.indices {
      let target = index == 0 ? parameters : part(1 + index)
      let result = executor.outputs[index]
      target.baseAddress?.update(from: result, count: count)
    }
  }
}
