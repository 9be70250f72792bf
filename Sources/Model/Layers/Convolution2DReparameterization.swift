/// A convolution whose kernel and bias are drawn from a trained posterior, once a batch (TFP:
/// `Convolution2DReparameterization`; Kingma and Welling, arXiv:1312.6114).
///
/// Shapes as for `Conv2D`. The divergences of kernel and bias from their priors are exact. Without
/// a posterior and prior for it, the bias is a point, as in TFP.
public struct Convolution2DReparameterization: Layer {
  public let filters: Int
  public let kernelSize: (Int, Int)
  public let activation: Activation
  public let padding: Padding
  public let strides: (Int, Int)
  let kernel: WeightUncertainty
  let bias: WeightUncertainty

  /// The divergence functions are called once, here, with an example; they must return a multiple of
  /// `klDivergence` of their arguments.
  public init(
    filters: Int, kernelSize: (Int, Int), activation: Activation = .linear,
    padding: Padding = .valid,
    kernelPriorFn: PriorFunction = .defaultMultivariateNormal,
    kernelPosteriorFn: PosteriorFunction = .defaultMeanFieldNormal(),
    biasPriorFn: PriorFunction? = nil,
    biasPosteriorFn: PosteriorFunction = .defaultMeanFieldNormal(isSingular: true),
    kernelDivergenceFn: (Normal, Normal) -> Divergence = { klDivergence($0, $1) },
    biasDivergenceFn: (Normal, Normal) -> Divergence = { klDivergence($0, $1) },
    strides: (Int, Int) = (1, 1)
  ) {
    (self.filters, self.kernelSize, self.activation) = (filters, kernelSize, activation)
    (self.padding, self.strides) = (padding, strides)
    kernel = WeightUncertainty(kernelPosteriorFn, kernelPriorFn, kernelDivergenceFn)
    bias = WeightUncertainty(biasPosteriorFn, biasPriorFn, biasDivergenceFn)
  }

  public var className: String { "Convolution2DReparameterization" }
  public var baseName: String { "conv2d_reparameterization" }

  public func lower(into lowering: inout Lowering) throws(ModelError) {
    try lowering.requirePositive(filters, "filters")
    let window = try Window(
      lowering.shape, size: kernelSize, strides: strides, padding: padding,
      layer: lowering.layerName)
    let start = lowering.weightCount
    let shape = [kernelSize.0, kernelSize.1, window.channels, filters]
    try kernel.lower("kernel", shape: shape, into: &lowering)
    try bias.lower("bias", shape: [filters], into: &lowering)
    lowering.append(
      Convolution(
        window: window, filters: filters, useBias: true, weights: start..<lowering.weightCount))
    activation.lower(into: &lowering)
  }
}
