/// A model, ready to run: operations, what makes their weights, and, once compiled, the objective.
package struct Plan: Sendable {
  package let inputShape: [Int]
  package let outputShape: [Int]
  package var operations: [any Operation]
  package var objective: (any Objective)?
  package var realizations: [any Realization]
  package let parameterCount: Int
  package let weightCount: Int

  package init(_ lowering: Lowering, inputShape: [Int]) {
    self.inputShape = inputShape
    outputShape = lowering.shape
    operations = lowering.operations
    realizations = lowering.realizations
    parameterCount = lowering.parameterCount
    weightCount = lowering.weightCount
  }

  /// True when weights are drawn anew for every batch.
  package var isStochastic: Bool { realizations.contains { $0.noiseCount > 0 } }

  /// Whether the output is a softmax over one axis.
  package var endsInSoftmax: Bool { operations.last is Softmax && outputShape.count == 1 }

  /// The plan up to the logits of a final softmax.
  package func withoutSoftmax() -> Plan {
    var plan = self
    if endsInSoftmax { plan.operations.removeLast() }
    return plan
  }

  /// The plan with its operations ready for a data set.
  package func prepared(for images: Tensor, on device: Device) -> Plan {
    var plan = self
    plan.operations = operations.map { $0.prepared(for: images, on: device) }
    return plan
  }
}
