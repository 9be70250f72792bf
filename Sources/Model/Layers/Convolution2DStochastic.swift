/// A convolution whose kernel is drawn from a trained posterior, with any estimator.
///
/// Shapes as for `Conv2D`. The divergences of kernel and bias from their priors are added to the loss. The bias is drawn once a batch;
/// without a posterior and prior for it, it is a point, as in TFP.
public struct Convolution2DStochastic<Estimator: WeightEstimator>: Layer {
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
  let kernel: WeightUncertainty
  let bias: WeightUncertainty

  /// - Parameters:
  ///   - filters: how many channels come out.
  ///   - kernelSize: height and width of the kernel.
  ///   - activation: what is done to the sum.
  ///   - padding: whether the image gets a border, so that its size stays.
  ///   - kernelPriorFn: what the kernel's posterior is measured against.
  ///   - kernelPosteriorFn: the trained distribution that the kernel is drawn from; of independent normals for `Flipout`.
  ///   - biasPriorFn: nil for a bias whose divergence does not count.
  ///   - biasPosteriorFn: the trained distribution that the bias is drawn from.
  ///   - kernelDivergenceFn: what is added to the loss, of posterior and prior.
  ///   - biasDivergenceFn: likewise, of those of the bias.
  ///   - strides: steps of the kernel, downwards and to the right.
  public init(
    filters: Int, kernelSize: (Int, Int), activation: Activation = .linear,
    padding: Padding = .valid,
    kernelPriorFn: PriorFunction = .defaultMultivariateNormal,
    kernelPosteriorFn: PosteriorFunction = .defaultMeanFieldNormal(),
    biasPriorFn: PriorFunction? = nil,
    biasPosteriorFn: PosteriorFunction = .defaultMeanFieldNormal(isSingular: true),
    kernelDivergenceFn: @escaping DivergenceFunction = { klDivergence($0, $1) },
    biasDivergenceFn: @escaping DivergenceFunction = { klDivergence($0, $1) },
    strides: (Int, Int) = (1, 1)
  ) {
    (self.filters, self.kernelSize, self.activation) = (filters, kernelSize, activation)
    (self.padding, self.strides) = (padding, strides)
    kernel = WeightUncertainty(
      posterior: kernelPosteriorFn, prior: kernelPriorFn, divergence: kernelDivergenceFn)
    bias = WeightUncertainty(
      posterior: biasPosteriorFn, prior: biasPriorFn, divergence: biasDivergenceFn)
  }

  public var className: String { "Convolution2D\(Estimator.name)" }
  public var baseName: String { "conv2d_" + Estimator.name.asWords(separator: "_") }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    try scope.requirePositive(filters, "filters")
    let geometry = try ConvolutionShape(
      x.shape, filters: filters, kernelSize: kernelSize, strides: strides, padding: padding, scope)
    let posterior = try kernel.distribution("kernel", shape: geometry.kernel, &scope)
    let response = try Estimator.response(to: x, posterior: posterior, &scope) {
      convolve($0, $1, geometry)
    }
    let bias = try bias.distribution("bias", shape: [filters], &scope).sample(scope.key())
    return activation(response + bias)
  }
}

/// A convolution whose kernel is drawn once a batch (TFP: `Convolution2DReparameterization`).
public typealias Convolution2DReparameterization = Convolution2DStochastic<Reparameterization>

/// A convolution whose kernel is drawn once a batch, and turned over for each sample (TFP: `Convolution2DFlipout`).
public typealias Convolution2DFlipout = Convolution2DStochastic<Flipout>
