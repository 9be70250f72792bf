// Reverse-mode differentiation: from the last node to the first, each hands the slope that it has received on to its inputs.
// What comes out is a trace again, so that a gradient is compiled, fused and differentiated like everything else.

/// A traced value, and its gradients for other traced values.
enum Differentiation {
  /// The gradients of `value`, a single number that the batch shares, for nodes that the batch shares.
  static func gradients(of value: Tensor, at targets: [Tensor]) -> [Tensor] {
    if case .invalid = value.content { return targets.map { _ in value } }
    let wanted = Set(targets.compactMap { $0.node?.id })
    let nodes = Node.all(behind: [value])
    var depends = wanted
    for node in nodes
    where node.inputs.contains(where: { $0.node.map { depends.contains($0.id) } ?? false }) {
      depends.insert(node.id)
    }
    var slopes: [Int: Tensor] = [:]
    if let node = value.node { slopes[node.id] = Tensor(1).traced }
    for node in nodes.reversed() where depends.contains(node.id) && !wanted.contains(node.id) {
      guard let slope = slopes.removeValue(forKey: node.id) else { continue }
      handOn(slope, of: node, to: depends, &slopes)
    }
    return targets.map { target in
      target.node.flatMap { slopes[$0.id] } ?? Tensor(0).traced.broadcast(to: target.shape)
    }
  }

  private static func handOn(
    _ slope: Tensor, of node: Node, to depends: Set<Int>, _ slopes: inout [Int: Tensor]
  ) {
    let output = Tensor(shape: node.shape, content: .traced(node))
    let contributions = node.operation.gradient(node.inputs, output, slope.perSample(like: output))
    for (input, contribution) in zip(node.inputs, contributions) {
      guard let contribution, let id = input.node?.id, depends.contains(id) else { continue }
      let own = input.isPerSample ? contribution : contribution.sumOverBatch()
      slopes[id] = slopes[id].map { $0 + own } ?? own
    }
  }
}

extension Node {
  /// The nodes that some tensors are made of, in an order in which they can be computed.
  static func all(behind tensors: [Tensor]) -> [Node] {
    var (found, pending) = ([Int: Node](), tensors.compactMap(\.node))
    while let node = pending.popLast() {
      guard found.updateValue(node, forKey: node.id) == nil else { continue }
      pending += node.inputs.compactMap(\.node)
    }
    return found.values.sorted { $0.id < $1.id }
  }
}

/// The gradient of a function of tensors: one tensor for each argument, of its shape.
///
/// Throws when the function's result is not a single number, when shapes do not fit, and when an operation has no gradient.
public func gradient(
  of function: ([Tensor]) throws -> Tensor, at arguments: [Tensor]
) throws -> [Tensor] {
  try valueAndGradient(of: function, at: arguments).gradient
}

/// The gradient of a function of one tensor.
public func gradient(
  of function: (Tensor) throws -> Tensor, at argument: Tensor
) throws -> Tensor {
  try valueAndGradient(of: { try function($0[0]) }, at: [argument]).gradient[0]
}

/// The value of a function of tensors, and its gradient: one tensor for each argument, of its shape.
///
/// Throws when the function's result is not a single number, when shapes do not fit, and when an operation has no gradient.
public func valueAndGradient(
  of function: ([Tensor]) throws -> Tensor, at arguments: [Tensor]
) throws -> (value: Tensor, gradient: [Tensor]) {
  let placeholders = arguments.enumerated().map { index, argument in
    Tensor(Placeholder(source: .argument(index), extents: argument.shape))
  }
  let value = try function(placeholders).checked()
  try ModelError.require(
    value.size == 1, "gradient of more than one number", at: "gradient",
    "found a result of shape \(value.shape), expected one number")
  let gradients = Differentiation.gradients(of: value.reshaped([]), at: placeholders)
  let results = try Plan([value] + gradients).run(arguments)
  return (results[0], Array(results.dropFirst()))
}
