/// input · kernel + bias (Keras: `Dense`), for inputs of one axis.
///
/// Kernel [inputs, units], Glorot uniform; bias zero.
public struct Dense: Layer {
  /// Numbers that come out.
  public let units: Int
  /// What follows the sum.
  public let activation: Activation
  /// Whether a trained number is added to each output.
  public let useBias: Bool

  /// - Parameters:
  ///   - units: ≥ 1; otherwise the model throws.
  ///   - activation: what is done to the sum.
  ///   - useBias: whether there is one.
  public init(units: Int, activation: Activation = .linear, useBias: Bool = true) {
    (self.units, self.activation, self.useBias) = (units, activation, useBias)
  }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    let inputs = try scope.requireVector(x)
    try scope.requirePositive(units, "units")
    let kernel = scope.variable("kernel", shape: [inputs, units], .glorotUniform)
    return activation(scope.biased(x.dot(kernel), useBias))
  }
}
