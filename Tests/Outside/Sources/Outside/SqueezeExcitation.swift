public import Model

/// A layer: channels are weighted by what the whole image has of each (Hu, Shen and Sun, *Squeeze-and-excitation networks*,
/// arXiv:1709.01507).
///
/// Input and output [rows, columns, channels].
public struct SqueezeExcitation: Layer {
  public let units: Int

  public init(units: Int) { self.units = units }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    try scope.require(
      x.shape.count == 3, "input of the wrong rank",
      "found shape \(x.shape), expected [rows, columns, channels]")
    let channels = x.shape[2]
    let squeeze = scope.variable("squeeze", shape: [channels, units], TruncatedNormal())
    let excite = scope.variable("excite", shape: [units, channels], TruncatedNormal())
    let bias = scope.variable("bias", shape: [channels], .zeros)
    let means = x.mean([0, 1])
    return x * hardSigmoid(relu(means.dot(squeeze)).dot(excite) + bias)
  }
}
