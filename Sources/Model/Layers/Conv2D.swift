/// 2-D convolution (cross-correlation) with bias (Keras: `Conv2D`, `channels_last`).
///
/// Input [rows, columns, channels], output [rows', columns', filters]. Kernel [kernel rows, kernel
/// columns, channels, filters], Glorot uniform; bias zero.
public struct Conv2D: Layer {
  public let filters: Int
  public let kernelSize: (Int, Int)
  public let activation: Activation
  public let padding: Padding
  public let strides: (Int, Int)
  public let useBias: Bool

  public init(
    filters: Int, kernelSize: (Int, Int), activation: Activation = .linear,
    padding: Padding = .valid, strides: (Int, Int) = (1, 1), useBias: Bool = true
  ) {
    (self.filters, self.kernelSize, self.activation) = (filters, kernelSize, activation)
    (self.padding, self.strides, self.useBias) = (padding, strides, useBias)
  }

  public var className: String { "Conv2D" }
  public var baseName: String { "conv2d" }

  public func lower(into lowering: inout Lowering) throws(ModelError) {
    try lowering.requirePositive(filters, "filters")
    let window = try Window(
      lowering.shape, size: kernelSize, strides: strides, padding: padding,
      layer: lowering.layerName)
    let area = kernelSize.0 * kernelSize.1
    let shape = [kernelSize.0, kernelSize.1, window.channels, filters]
    let glorot = Initializer.glorotUniform(fanIn: area * window.channels, fanOut: area * filters)
    var variables = [Variable(name: "kernel", shape: shape, initializer: glorot)]
    if useBias { variables.append(Variable(name: "bias", shape: [filters], initializer: .zeros)) }
    let weights = lowering.addDirectWeights(variables)
    lowering.append(
      Convolution(window: window, filters: filters, useBias: useBias, weights: weights))
    activation.lower(into: &lowering)
  }
}
