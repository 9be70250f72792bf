/// 2-D convolution (cross-correlation) with bias (Keras: `Conv2D`, `channels_last`).
///
/// Input [rows, columns, channels], output [rows', columns', filters]. Kernel [kernel rows, kernel
/// columns, channels, filters], Glorot uniform; bias zero.
public struct Conv2D: Layer {
  /// Channels of the output.
  public let filters: Int
  /// Rows and columns of the kernel.
  public let kernelSize: (Int, Int)
  /// What follows the sum.
  public let activation: Activation
  /// What happens at the edges.
  public let padding: Padding
  /// Rows and columns from one window to the next.
  public let strides: (Int, Int)
  /// Whether a trained number is added to each output.
  public let useBias: Bool

  /// Numbers have to be positive, and a window has to fit: otherwise the model throws.
  public init(
    filters: Int, kernelSize: (Int, Int), activation: Activation = .linear,
    padding: Padding = .valid, strides: (Int, Int) = (1, 1), useBias: Bool = true
  ) {
    (self.filters, self.kernelSize, self.activation) = (filters, kernelSize, activation)
    (self.padding, self.strides, self.useBias) = (padding, strides, useBias)
  }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    try scope.requirePositive(filters, "filters")
    let geometry = try ConvolutionShape(
      x.shape, filters: filters, kernelSize: kernelSize, strides: strides, padding: padding, scope)
    let kernel = scope.variable("kernel", shape: geometry.kernel, .glorotUniform)
    return activation(scope.biased(convolve(x, kernel, geometry), useBias))
  }
}

/// A convolution for each channel by itself (Keras: `DepthwiseConv2D`).
///
/// Input [rows, columns, channels], output [rows', columns', channels · depthMultiplier]. Kernel [kernel rows, kernel columns,
/// channels, depthMultiplier], Glorot uniform; bias zero.
public struct DepthwiseConv2D: Layer {
  /// Rows and columns of the kernel.
  public let kernelSize: (Int, Int)
  /// Kernels for each channel of the input.
  public let depthMultiplier: Int
  /// What follows the sum.
  public let activation: Activation
  /// What happens at the edges.
  public let padding: Padding
  /// Rows and columns from one window to the next.
  public let strides: (Int, Int)
  /// Whether a trained number is added to each output.
  public let useBias: Bool

  /// Numbers have to be positive, and a window has to fit: otherwise the model throws.
  public init(
    kernelSize: (Int, Int), depthMultiplier: Int = 1, activation: Activation = .linear,
    padding: Padding = .valid, strides: (Int, Int) = (1, 1), useBias: Bool = true
  ) {
    (self.kernelSize, self.depthMultiplier) = (kernelSize, depthMultiplier)
    (self.activation, self.padding) = (activation, padding)
    (self.strides, self.useBias) = (strides, useBias)
  }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    try scope.requirePositive(depthMultiplier, "kernels a channel")
    let channels = x.shape.last ?? 1
    let filters = channels.multipliedReportingOverflow(by: depthMultiplier).partialValue
    try scope.requirePositive(filters, "filters")
    let geometry = try ConvolutionShape(
      x.shape, filters: filters, kernelSize: kernelSize, strides: strides, padding: padding, scope,
      isDepthwise: true)
    let kernel = scope.variable("depthwise_kernel", shape: geometry.kernel, .glorotUniform)
    return activation(scope.biased(convolve(x, kernel, geometry), useBias))
  }
}

extension ConvolutionShape {
  init(
    _ input: [Int], filters: Int, kernelSize: (Int, Int), strides: (Int, Int), padding: Padding,
    _ scope: Scope, isDepthwise: Bool = false
  ) throws(ModelError) {
    window = try Window(
      input, size: kernelSize, strides: strides, padding: padding, layer: scope.layer)
    (self.filters, self.isDepthwise) = (filters, isDepthwise)
    try scope.require(
      output.reduce(1, *) <= Int32.max, "number of outputs",
      "found \(output), expected at most \(Int32.max)")
  }
}

/// The cross-correlation of an image with a kernel.
func convolve(_ x: Tensor, _ kernel: Tensor, _ geometry: ConvolutionShape) -> Tensor {
  Tensor(Convolution(geometry: geometry), x, kernel)
}
