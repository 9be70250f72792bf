/// What a layer believes of its weights before it has seen data.
public struct PriorFunction: Sendable {
  let normal: Normal

  /// Independent normals with the given mean and standard deviation.
  ///
  /// - Precondition: scale > 0.
  public static func normal(loc: Double, scale: Double) -> PriorFunction {
    PriorFunction(normal: Normal(loc: loc, scale: scale))
  }

  /// Independent standard normals (TFP: `default_multivariate_normal_fn`).
  public static let defaultMultivariateNormal = PriorFunction.normal(loc: 0, scale: 1)
}

/// The family that a layer's posterior is sought in.
public struct PosteriorFunction: Sendable {
  /// True when the weights are points, without a scale.
  let isSingular: Bool
  let locInitializer: Initializer
  let untransformedScaleInitializer: Initializer

  /// Independent normals with trainable mean and scale σ = ε + softplus(ρ), ε the distance from 1 to
  /// the next float; µ starts from N(0, 0.1²), ρ from N(-3, 0.1²) (TFP: `default_mean_field_normal_fn`).
  public static func defaultMeanFieldNormal(
    isSingular: Bool = false,
    locInitializer: Initializer = .normal(mean: 0, standardDeviation: 0.1),
    untransformedScaleInitializer: Initializer = .normal(mean: -3, standardDeviation: 0.1)
  ) -> PosteriorFunction {
    PosteriorFunction(
      isSingular: isSingular, locInitializer: locInitializer,
      untransformedScaleInitializer: untransformedScaleInitializer)
  }
}

/// Posterior, prior and weight of the divergence, for a kernel or a bias.
struct WeightUncertainty {
  let posterior: PosteriorFunction
  let prior: PriorFunction?
  let trace: Result<Double, ModelError>

  init(
    _ posterior: PosteriorFunction, _ prior: PriorFunction?,
    _ divergence: (Normal, Normal) -> Divergence
  ) {
    (self.posterior, self.prior) = (posterior, prior)
    trace = prior.map { WeightUncertainty.trace(divergence, $0.normal) } ?? .success(0)
  }

  /// Calls the function with an example and reads off its weight.
  private static func trace(
    _ divergence: (Normal, Normal) -> Divergence, _ prior: Normal
  ) -> Result<Double, ModelError> {
    let posterior = Normal(loc: 0.25, scale: 0.5)
    let traced = divergence(posterior, prior)
    guard traced.posterior == posterior, traced.prior == prior, traced.weight.isFinite else {
      return .failure(
        ModelError(
          .configuration, "divergence function that cannot be traced", at: "divergenceFn",
          "found a divergence of other distributions or a weight of \(traced.weight), "
            + "expected a finite multiple of klDivergence(posterior, prior)"))
    }
    return .success(traced.weight)
  }

  /// Declares the variables, and adds the realization of `shape` weights.
  func lower(_ name: String, shape: [Int], into lowering: inout Lowering) throws(ModelError) {
    let loc = Variable(
      name: "\(name)_posterior_loc", shape: shape, initializer: posterior.locInitializer)
    if posterior.isSingular {
      try ModelError.require(
        prior == nil, "divergence without closed form", at: lowering.layerName,
        "found a prior for the \(name), whose posterior is singular, expected none")
      lowering.addDirectWeights([loc])
      return
    }
    let rho = Variable(
      name: "\(name)_posterior_untransformed_scale", shape: shape,
      initializer: posterior.untransformedScaleInitializer)
    let weight = try trace.get()
    lowering.addWeights(loc.count, [loc, rho]) { context in
      MeanFieldWeights(
        name: name, layer: context.layer, parameters: context.parameters, weights: context.weights,
        scaleOffset: .ulpOfOne, regularizer: prior.map { .exact(prior: $0.normal) } ?? .none,
        klWeight: weight)
    }
  }
}
