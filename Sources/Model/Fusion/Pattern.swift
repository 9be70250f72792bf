/// A run of operations that something faster does as well.
///
/// Patterns are applied to the forward computation, before it is differentiated: what they put in its place has a gradient of its
/// own. So a pattern is one file, and its test is that both ways give the same value and gradient.
protocol Pattern: Sendable {
  /// What does the job of a tensor's operations, or nil if they are not those of the pattern.
  func replacement(for tensor: Tensor) -> Tensor?
}

/// Replaces patterns, from inputs to outputs.
enum Rewriting {
  static func apply(_ patterns: [any Pattern], to outputs: [Tensor]) -> [Tensor] {
    guard !patterns.isEmpty else { return outputs }
    var known: [Int: Tensor] = [:]
    func rewritten(_ tensor: Tensor) -> Tensor { tensor.node.flatMap { known[$0.id] } ?? tensor }
    for node in Node.all(behind: outputs) {
      let inputs = node.inputs.map(rewritten)
      let isSame = zip(inputs, node.inputs).allSatisfy { $0.node === $1.node }
      var tensor =
        isSame
        ? Tensor(shape: node.shape, content: .traced(node)) : .result(of: node.operation, inputs)
      for pattern in patterns {
        if let better = pattern.replacement(for: tensor) { tensor = better }
      }
      known[node.id] = tensor
    }
    return outputs.map(rewritten)
  }
}
