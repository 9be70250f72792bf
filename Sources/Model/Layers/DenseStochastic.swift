/// A dense layer whose kernel is drawn from a trained posterior, with any estimator.
///
/// Kernel [inputs, units]. The divergences of kernel and bias from their priors are added to the loss. The bias is drawn once a batch;
/// without a posterior and prior for it, it is a point, as in TFP.
public struct DenseStochastic<Estimator: WeightEstimator>: Layer {
  /// Numbers that come out.
  public let units: Int
  /// What follows the sum.
  public let activation: Activation
  let kernel: WeightUncertainty
  let bias: WeightUncertainty

  /// - Parameters:
  ///   - units: how many numbers come out.
  ///   - activation: what is done to the sum.
  ///   - kernelPosteriorFn: the trained distribution that the kernel is drawn from; of independent normals but for
  ///     `DenseReparameterization`.
  ///   - kernelPriorFn: what the kernel's posterior is measured against.
  ///   - kernelDivergenceFn: what is added to the loss, of posterior and prior.
  ///   - biasPosteriorFn: the trained distribution that the bias is drawn from.
  ///   - biasPriorFn: nil for a bias whose divergence does not count.
  ///   - biasDivergenceFn: likewise, of those of the bias.
  public init(
    units: Int, activation: Activation = .linear,
    kernelPosteriorFn: PosteriorFunction = .defaultMeanFieldNormal(),
    kernelPriorFn: PriorFunction = .defaultMultivariateNormal,
    kernelDivergenceFn: @escaping DivergenceFunction = { klDivergence($0, $1) },
    biasPosteriorFn: PosteriorFunction = .defaultMeanFieldNormal(isSingular: true),
    biasPriorFn: PriorFunction? = nil,
    biasDivergenceFn: @escaping DivergenceFunction = { klDivergence($0, $1) }
  ) {
    (self.units, self.activation) = (units, activation)
    kernel = WeightUncertainty(
      posterior: kernelPosteriorFn, prior: kernelPriorFn, divergence: kernelDivergenceFn)
    bias = WeightUncertainty(
      posterior: biasPosteriorFn, prior: biasPriorFn, divergence: biasDivergenceFn)
  }

  public var className: String { "Dense\(Estimator.name)" }
  public var baseName: String { className.asWords(separator: "_") }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    let inputs = try scope.requireVector(x)
    try scope.requirePositive(units, "units")
    let posterior = try kernel.distribution("kernel", shape: [inputs, units], &scope)
    let response = try Estimator.response(to: x, posterior: posterior, &scope) { $0.dot($1) }
    let bias = try bias.distribution("bias", shape: [units], &scope).sample(scope.key())
    return activation(response + bias)
  }
}

/// A dense layer whose kernel is drawn once a batch (TFP: `DenseReparameterization`).
public typealias DenseReparameterization = DenseStochastic<Reparameterization>

/// A dense layer whose responses are drawn, for each sample (TFP: `DenseLocalReparameterization`).
public typealias DenseLocalReparameterization = DenseStochastic<LocalReparameterization>

/// A dense layer whose kernel is drawn once a batch, and turned over for each sample (TFP: `DenseFlipout`).
public typealias DenseFlipout = DenseStochastic<Flipout>
