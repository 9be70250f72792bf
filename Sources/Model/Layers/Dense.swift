/// input · kernel + bias (Keras: `Dense`), for inputs of one axis.
///
/// Kernel [inputs, units], Glorot uniform; bias zero.
public struct Dense: Layer {
  public let units: Int
  public let activation: Activation
  public let useBias: Bool

  public init(units: Int, activation: Activation = .linear, useBias: Bool = true) {
    (self.units, self.activation, self.useBias) = (units, activation, useBias)
  }

  public var className: String { "Dense" }
  public var baseName: String { "dense" }

  public func lower(into lowering: inout Lowering) throws(ModelError) {
    let inputs = try lowering.requireVector()
    try lowering.requirePositive(units, "units")
    let glorot = Initializer.glorotUniform(fanIn: inputs, fanOut: units)
    var variables = [Variable(name: "kernel", shape: [inputs, units], initializer: glorot)]
    if useBias { variables.append(Variable(name: "bias", shape: [units], initializer: .zeros)) }
    let weights = lowering.addDirectWeights(variables)
    lowering.append(
      DenseOperation(inputs: inputs, units: units, useBias: useBias, weights: weights))
    activation.lower(into: &lowering)
  }
}
