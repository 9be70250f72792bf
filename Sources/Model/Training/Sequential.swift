/// Layers one after the other, with their weights (Keras: `Sequential`). A value: copies train apart.
public struct Sequential: Sendable {
  /// What errors and progress call it.
  public let name: String
  /// Shape of one sample.
  public let inputShape: [Int]
  package let layers: [LayerRecord]
  let network: Network
  let variables: [PlacedVariable]
  package let key: Key
  package var parameters: [Float]
  var compiled: Compiled?
  /// Epochs and steps that `fit` has done: random streams go on where they were.
  package var epochsDone = 0
  package var stepsDone = 0

  /// What `compile` adds.
  struct Compiled: Sendable {
    let loss: any Loss
    let optimizer: any Optimizer
    let metrics: [any Metric]
    /// What the optimizer remembers, slot after slot.
    var slots: [[Float]]
    var steps = 0
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
        && inputShape.allSatisfy { (1...Slide.greatestExtent).contains($0) },
      "input shape", at: name,
      "found \(inputShape), expected one to three axes of 1 to \(Slide.greatestExtent)")
    network = Network(layers: layers, inputShape: inputShape)
    let traced = try network.trace(isTraining: true)
    (self.name, self.inputShape, self.key) = (name, inputShape, key)
    self.layers = traced.records
    variables = traced.variables
    let initial = key.child("initial weights")
    parameters = traced.variables.flatMap { variable in
      variable.initializer.values(
        shape: variable.shape,
        key: initial.child(variable.layerIndex).child(variable.name))
    }
  }

  /// Chooses what training makes small, how, and what is told beside it. Forgets what the optimizer remembers.
  ///
  /// Throws when the optimizer's settings make no sense, or the loss does not fit the model's output.
  public mutating func compile(
    loss: any Loss, optimizer: any Optimizer = RMSprop(), metrics: [any Metric] = [.accuracy]
  ) throws(ModelError) {
    try optimizer.check()
    let names = metrics.map(\.name)
    try ModelError.require(
      Set(names).count == names.count, "metrics of the same name", at: name,
      "found \(names), expected names that differ")
    compiled = Compiled(
      loss: loss, optimizer: optimizer, metrics: metrics,
      slots: optimizer.slots.map { _ in [Float](repeating: 0, count: parameters.count) })
    // A loss that does not fit is found now, with targets as it would like to have them.
    try check(loss)
  }

  private func check(_ loss: any Loss) throws(ModelError) {
    let output = try network.trace(isTraining: false).output
    let shape: [Int]
    switch loss.targets {
    case .any:
      // What targets are is known only when there are some.
      _ = try loss(Tensor(Placeholder(source: .sample(1), extents: output.tensor.shape)), output)
      return
    case .labels: shape = []
    case .probabilities, .numbers: shape = output.tensor.shape
    }
    let target = Tensor(Placeholder(source: .sample(1), extents: shape))
    let value = try loss(target, output).checked()
    try ModelError.require(
      value.size == 1 && (loss.targets.isOfNumbers || output.tensor.shape.count == 1),
      "loss that does not fit", at: "compile",
      "found output shape \(output.tensor.shape) and a loss of shape \(value.shape), "
        + "expected [classes] and one number")
  }

  /// The trainable variables, in Keras' order.
  public var weights: [Tensor] { variables.map(tensor) }

  /// Names of the trainable variables: "conv2d/kernel".
  public var weightNames: [String] { variables.map(\.fullName) }

  /// A trainable variable by its name: "conv2d/kernel". Throws when there is none of that name.
  public subscript(name: String) -> Tensor {
    get throws(ModelError) { tensor(try variable(name)) }
  }

  /// Number of trainable parameters.
  public var parameterCount: Int { parameters.count }

  /// Replaces the trainable variables (Keras: `set_weights`). Throws when shapes differ.
  public mutating func setWeights(_ weights: [Tensor]) throws(ModelError) {
    let expected = variables.map(\.shape)
    try ModelError.require(
      weights.map(\.shape) == expected, "weights of the wrong shape", at: name,
      "found \(weights.map(\.shape)), expected \(expected)")
    parameters = weights.flatMap(\.scalars)
  }

  /// Replaces one trainable variable. Throws when there is none of that name, or its shape differs.
  public mutating func setWeight(_ variableName: String, _ weight: Tensor) throws(ModelError) {
    let variable = try variable(variableName)
    try ModelError.require(
      weight.shape == variable.shape, "weights of the wrong shape", at: "\(name), \(variableName)",
      "found \(weight.shape), expected \(variable.shape)")
    parameters.replaceSubrange(variable.range, with: weight.scalars)
  }

  private func variable(_ variableName: String) throws(ModelError) -> PlacedVariable {
    guard let variable = variables.first(where: { $0.fullName == variableName }) else {
      throw ModelError(
        .configuration, "variable that the model does not have", at: name,
        "found \(variableName), expected one of \(weightNames.joined(separator: ", "))")
    }
    return variable
  }

  private func tensor(_ variable: PlacedVariable) -> Tensor {
    Tensor(shape: variable.shape, scalars: Array(parameters[variable.range]))
  }
}

extension TargetKind {
  fileprivate var isOfNumbers: Bool {
    if case .numbers = self { return true }
    return false
  }
}

/// What a model remembers of a layer.
package struct LayerRecord: Sendable {
  package let name: String
  package let className: String
  package let outputShape: [Int]
  package let isDistribution: Bool
  package let parameterCount: Int
}
