/// A dense layer whose kernel and bias are drawn together from a trained posterior, once a batch
/// (TFP: `DenseVariational`; Blundell et al., *Weight uncertainty in neural networks*, 2015).
///
/// The vector of weights is the kernel [inputs, units] in row-major order, then the bias.
public struct DenseVariational: Layer {
  public let units: Int
  public let makePosteriorFn: (_ kernelSize: Int, _ biasSize: Int) -> TrainableDistribution
  public let makePriorFn: (_ kernelSize: Int, _ biasSize: Int) -> any Distribution
  public let klWeight: Double
  public let klUseExact: Bool
  public let activation: Activation
  public let useBias: Bool

  /// - Parameters:
  ///   - klWeight: what the divergence of posterior from prior is multiplied with in the loss.
  ///   - klUseExact: whether to use the closed form, which exists for normal priors; otherwise the
  ///     divergence is estimated by ln q(w) - ln p(w) at the w of the forward pass.
  public init(
    units: Int,
    makePosteriorFn: @escaping (_ kernelSize: Int, _ biasSize: Int) -> TrainableDistribution,
    makePriorFn: @escaping (_ kernelSize: Int, _ biasSize: Int) -> any Distribution,
    klWeight: Double = 1, klUseExact: Bool = false, activation: Activation = .linear,
    useBias: Bool = true
  ) {
    self.units = units
    (self.makePosteriorFn, self.makePriorFn) = (makePosteriorFn, makePriorFn)
    (self.klWeight, self.klUseExact) = (klWeight, klUseExact)
    (self.activation, self.useBias) = (activation, useBias)
  }

  public var className: String { "DenseVariational" }
  public var baseName: String { "dense_variational" }

  public func lower(into lowering: inout Lowering) throws(ModelError) {
    let inputs = try lowering.requireVector()
    try lowering.requirePositive(units, "units")
    let sizes = (inputs * units, useBias ? units : 0)
    let count = sizes.0 + sizes.1
    let posterior = makePosteriorFn(sizes.0, sizes.1)
    let prior = makePriorFn(sizes.0, sizes.1)
    try check(posterior, prior, count, lowering.layerName)
    let regularizer = try regularizer(prior, lowering.layerName)
    let variable = Variable(
      name: "constant", shape: [posterior.variables.size],
      initializer: posterior.variables.initializer)
    let weights = lowering.addWeights(count, [variable]) { context in
      MeanFieldWeights(
        name: "kernel and bias", layer: context.layer, parameters: context.parameters,
        weights: context.weights, scaleOffset: 0, regularizer: regularizer, klWeight: klWeight)
    }
    lowering.append(
      DenseOperation(inputs: inputs, units: units, useBias: useBias, weights: weights))
    activation.lower(into: &lowering)
  }

  private func check(
    _ posterior: TrainableDistribution, _ prior: any Distribution, _ count: Int, _ layer: String
  ) throws(ModelError) {
    try ModelError.require(
      posterior.eventSize == count && prior.eventSize == count,
      "distribution of the wrong size", at: layer,
      "found posterior of \(posterior.eventSize) and prior of \(prior.eventSize), "
        + "expected \(count)")
    let parameters = IndependentNormal.parametersSize(count)
    try ModelError.require(
      posterior.variables.size == parameters, "posterior with the wrong number of parameters",
      at: layer, "found \(posterior.variables.size), expected \(parameters)")
    try ModelError.require(
      klWeight.isFinite, "divergence weight", at: layer, "found \(klWeight), expected a number")
  }

  private func regularizer(
    _ prior: any Distribution, _ layer: String
  ) throws(ModelError) -> MeanFieldWeights.Regularizer {
    guard klUseExact else { return .monteCarlo(prior: prior) }
    guard let normal = prior as? Independent else {
      throw ModelError(
        .configuration, "divergence without closed form", at: layer,
        "found klUseExact with a prior of type \(type(of: prior)), expected Independent normals")
    }
    return .exact(prior: normal.base)
  }
}
