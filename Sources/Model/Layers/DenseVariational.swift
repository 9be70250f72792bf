/// A dense layer whose kernel and bias are drawn together from a trained posterior, once a batch
/// (TFP: `DenseVariational`; Blundell et al., *Weight uncertainty in neural networks*, 2015).
///
/// The vector of weights is the kernel [inputs, units] in row-major order, then the bias.
public struct DenseVariational: Layer {
  /// Layers of which the last makes a distribution over vectors of kernelSize + biasSize numbers.
  public typealias TrainableFunction = @Sendable (_ kernelSize: Int, _ biasSize: Int) -> [any Layer]

  /// Numbers that come out.
  public let units: Int
  /// Makes the posterior for a size of kernel and bias.
  public let makePosteriorFn: TrainableFunction
  /// Makes the prior for a size of kernel and bias.
  public let makePriorFn: TrainableFunction
  /// What the divergence, in nats, is multiplied with in the loss.
  public let klWeight: Double
  /// Whether the divergence is the closed form; else it is estimated.
  public let klUseExact: Bool
  /// What follows the sum.
  public let activation: Activation
  /// Whether there is a bias among the weights.
  public let useBias: Bool

  /// - Parameters:
  ///   - units: how many numbers come out.
  ///   - makePosteriorFn: its layers get nothing to start from: `[VariableLayer(...), IndependentNormal(...)]`.
  ///   - makePriorFn: the prior, as layers too: one that is trained begins with a `VariableLayer`.
  ///   - klWeight: what the divergence of posterior from prior is multiplied with in the loss.
  ///   - klUseExact: whether to use the closed form; otherwise the divergence is estimated by ln q(w) - ln p(w) at the w of the
  ///     forward pass.
  ///   - activation: what is done to the sum.
  ///   - useBias: whether there is one.
  public init(
    units: Int, makePosteriorFn: @escaping TrainableFunction,
    makePriorFn: @escaping TrainableFunction,
    klWeight: Double = 1, klUseExact: Bool = false, activation: Activation = .linear,
    useBias: Bool = true
  ) {
    self.units = units
    (self.makePosteriorFn, self.makePriorFn) = (makePosteriorFn, makePriorFn)
    (self.klWeight, self.klUseExact) = (klWeight, klUseExact)
    (self.activation, self.useBias) = (activation, useBias)
  }

  /// The same with a prior that is not trained.
  public init(
    units: Int, makePosteriorFn: @escaping TrainableFunction,
    makePriorFn: @escaping @Sendable (_ kernelSize: Int, _ biasSize: Int) -> any Distribution,
    klWeight: Double = 1, klUseExact: Bool = false, activation: Activation = .linear,
    useBias: Bool = true
  ) {
    self.init(
      units: units, makePosteriorFn: makePosteriorFn,
      makePriorFn: { kernelSize, biasSize in
        let prior = makePriorFn(kernelSize, biasSize)
        return [DistributionLambda { _ in prior }]
      }, klWeight: klWeight, klUseExact: klUseExact, activation: activation, useBias: useBias)
  }

  /// The same with a prior for any shape: `.normal(loc: 0, scale: 1)`, `.scaleMixture(scales: [0.01, 1], of: .wholeVector)`.
  public init(
    units: Int, makePosteriorFn: @escaping TrainableFunction, makePriorFn: PriorFunction,
    klWeight: Double = 1, klUseExact: Bool = false, activation: Activation = .linear,
    useBias: Bool = true
  ) {
    self.init(
      units: units, makePosteriorFn: makePosteriorFn,
      makePriorFn: { makePriorFn.vector($0, $1) }, klWeight: klWeight, klUseExact: klUseExact,
      activation: activation, useBias: useBias)
  }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    let inputs = try scope.requireVector(x)
    try scope.requirePositive(units, "units")
    try scope.require(
      klWeight.isFinite, "divergence weight", "found \(klWeight), expected a number")
    let sizes = (kernel: inputs * units, bias: useBias ? units : 0)
    let posterior = try distribution(makePosteriorFn, sizes, "posterior", &scope)
    let prior = try distribution(makePriorFn, sizes, "prior", &scope)
    let weights = posterior.sample(scope.key())
    try addDivergence(of: posterior, from: prior, at: weights, &scope)
    let kernel = weights.slice(0..<sizes.kernel).reshaped([inputs, units])
    guard useBias else { return activation(x.dot(kernel)) }
    return activation(x.dot(kernel) + weights.slice(sizes.kernel..<sizes.kernel + units))
  }

  private func distribution(
    _ make: TrainableFunction, _ sizes: (kernel: Int, bias: Int), _ role: String,
    _ scope: inout Scope
  ) throws(ModelError) -> any Distribution {
    let distribution = try make(sizes.kernel, sizes.bias).distribution(&scope)
    try scope.require(
      distribution.eventShape == [sizes.kernel + sizes.bias], "distribution of the wrong size",
      "found a \(role) of events of \(distribution.eventShape), "
        + "expected [\(sizes.kernel + sizes.bias)]")
    return distribution
  }

  private func addDivergence(
    of posterior: any Distribution, from prior: any Distribution, at weights: Tensor,
    _ scope: inout Scope
  ) throws(ModelError) {
    let nats =
      klUseExact
      ? klDivergence(posterior, prior)
      : Tensor(DivergenceMark(), posterior.logProb(weights) - prior.logProb(weights))
    scope.add(loss: try nats.checked() * klWeight)
  }
}

extension [any Layer] {
  /// The distribution that the last of the layers makes, the first being given an empty tensor.
  func distribution(_ scope: inout Scope) throws(ModelError) -> any Distribution {
    guard let last = last as? any DistributionLayer else {
      throw ModelError(
        .configuration, "layers without a distribution", at: scope.layer,
        "found \(last.map { $0.className } ?? "none"), expected a distribution layer to be last")
    }
    var x = Tensor([])
    for layer in dropLast() { x = try layer(x, &scope) }
    return try last.distribution(x.checked())
  }
}
