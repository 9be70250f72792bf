/// Layers one behind the other, with their weights (Keras: `Sequential`). A value: copies train apart.
public struct Sequential: Sendable {
  public let name: String
  /// Shape of one sample.
  public let inputShape: [Int]
  package let layers: [LayerRecord]
  /// From images to outputs, as the layers say.
  package let lowered: Plan
  package let isDistribution: Bool
  package let key: Key
  package var parameters: [Float]
  package var compiled: Compiled?
  /// Epochs and steps that `fit` has done: random streams go on where they were.
  package var epochsDone = 0
  package var stepsDone = 0

  /// What `compile` adds.
  package struct Compiled: Sendable {
    package let plan: Plan
    package let optimizer: RMSprop
    package let metrics: [Metric]
    package let sparseTargets: Bool
    package var meanSquare: [Float]
  }

  /// Places the layers behind each other and draws their initial weights from the key: layer i's
  /// from `key.child(i)`, so that equal layers in equal places start from equal weights.
  ///
  /// Throws when shapes do not fit together.
  public init(
    _ layers: [any Layer], inputShape: [Int], key: Key, name: String = "sequential"
  ) throws(ModelError) {
    try ModelError.require(
      (1...3).contains(inputShape.count)
        && inputShape.allSatisfy { (1...Lowering.greatestExtent).contains($0) },
      "input shape", at: name,
      "found \(inputShape), expected one to three axes of 1 to \(Lowering.greatestExtent)")
    var lowering = Lowering(inputShape: inputShape)
    for layer in layers { try lowering.add(layer) }
    self.name = name
    self.inputShape = inputShape
    self.key = key
    self.layers = lowering.layers
    lowered = Plan(lowering, inputShape: inputShape)
    isDistribution = lowering.isDistribution
    parameters = Sequential.initialValues(lowering.layers, key.child("initial weights"))
  }

  private static func initialValues(_ layers: [LayerRecord], _ key: Key) -> [Float] {
    layers.enumerated().flatMap { index, layer in
      layer.variables.flatMap { variable in
        variable.initializer.values(
          count: variable.count, key: key.child(index).child(variable.name))
      }
    }
  }

  /// Chooses what training makes small, how, and what is counted. Forgets the optimizer's state.
  public mutating func compile(
    loss: Loss, optimizer: RMSprop = RMSprop(), metrics: [Metric] = [.accuracy]
  ) throws(ModelError) {
    try optimizer.check()
    var compiled = lowered.withoutSoftmax()
    let objective = try loss.objective(for: lowered, isDistribution: isDistribution)
    if objective is ProbabilityCrossEntropy { compiled = lowered }
    compiled.objective = objective
    self.compiled = Compiled(
      plan: compiled.fused(), optimizer: optimizer, metrics: metrics,
      sparseTargets: loss.isSparse,
      meanSquare: [Float](repeating: 0, count: parameters.count))
  }

  /// The trainable variables, in Keras' order.
  public var weights: [Tensor] {
    variables.map { Tensor(shape: $0.variable.shape, scalars: Array(parameters[$0.range])) }
  }

  /// Names of the trainable variables: "conv2d/kernel".
  public var weightNames: [String] { variables.map(\.name) }

  /// Number of trainable parameters.
  public var parameterCount: Int { parameters.count }

  /// Operations, shapes, floating-point operations and bytes, as text.
  public func plan() -> String { (compiled?.plan ?? lowered).table }

  package var variables: [(name: String, variable: Variable, range: Range<Int>)] {
    var start = 0
    return layers.flatMap { layer in
      layer.variables.map { variable in
        defer { start += variable.count }
        return ("\(layer.name)/\(variable.name)", variable, start..<start + variable.count)
      }
    }
  }
}
