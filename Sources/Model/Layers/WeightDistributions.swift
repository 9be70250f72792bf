/// What a layer believes of its weights before it has seen data: a distribution for a shape.
public struct PriorFunction: Sendable {
  let make: @Sendable (_ shape: [Int]) -> any Distribution

  /// Any distribution whose events have the shape that it is given.
  public init(_ make: @escaping @Sendable (_ shape: [Int]) -> any Distribution) {
    self.make = make
  }

  /// Independent normals with the given mean and standard deviation.
  ///
  /// - Precondition: scale > 0.
  public static func normal(loc: Double, scale: Double) -> PriorFunction {
    precondition(scale > 0, "scale must be > 0, is \(scale)")
    return PriorFunction { shape in
      Independent(
        Normal(
          loc: Tensor(loc).broadcast(to: shape), scale: Tensor(scale).broadcast(to: shape)),
        reinterpretedBatchNdims: shape.count)
    }
  }

  /// Independent standard normals (TFP: `default_multivariate_normal_fn`).
  public static let defaultMultivariateNormal = PriorFunction.normal(loc: 0, scale: 1)
}

/// The posterior of a layer's weights: a distribution with trainable parameters, which are asked of the scope.
public struct PosteriorFunction: Sendable {
  let make: @Sendable (_ name: String, _ shape: [Int], _ scope: inout Scope) -> any Distribution

  /// Any distribution whose events have the shape that it is given.
  public init(
    _ make:
      @escaping @Sendable (_ name: String, _ shape: [Int], _ scope: inout Scope) ->
      any Distribution
  ) {
    self.make = make
  }

  /// Independent normals with trainable mean and scale σ = ε + softplus(ρ), ε the distance from 1 to
  /// the next float; µ starts from N(0, 0.1²), ρ from N(-3, 0.1²) (TFP: `default_mean_field_normal_fn`). A singular one is a
  /// point.
  public static func defaultMeanFieldNormal(
    isSingular: Bool = false,
    locInitializer: any Initializer = .normal(mean: 0, standardDeviation: 0.1),
    untransformedScaleInitializer: any Initializer = .normal(mean: -3, standardDeviation: 0.1)
  ) -> PosteriorFunction {
    PosteriorFunction { name, shape, scope in
      let loc = scope.variable("\(name)_posterior_loc", shape: shape, locInitializer)
      guard !isSingular else {
        return Independent(Deterministic(loc: loc), reinterpretedBatchNdims: shape.count)
      }
      let rho = scope.variable(
        "\(name)_posterior_untransformed_scale", shape: shape, untransformedScaleInitializer)
      return Independent(
        Normal(loc: loc, scale: softplus(rho) + Double(Float.ulpOfOne)),
        reinterpretedBatchNdims: shape.count)
    }
  }
}

/// A divergence of a posterior from a prior: `klDivergence(q, p)` or a multiple of it, or any other function.
public typealias DivergenceFunction =
  @Sendable (_ posterior: any Distribution, _ prior: any Distribution) -> Tensor

/// Posterior, prior and divergence of a kernel or a bias.
struct WeightUncertainty: Sendable {
  let posterior: PosteriorFunction
  let prior: PriorFunction?
  let divergence: DivergenceFunction

  /// The posterior; its divergence from the prior is added to the loss.
  func distribution(
    _ name: String, shape: [Int], _ scope: inout Scope
  ) throws(ModelError) -> any Distribution {
    let distribution = posterior.make(name, shape, &scope)
    try scope.require(
      distribution.eventShape == shape, "posterior of the wrong shape",
      "found events of \(distribution.eventShape) for the \(name), expected \(shape)")
    guard let prior else { return distribution }
    let nats = try divergence(distribution, prior.make(shape)).checked()
    scope.add(loss: nats)
    return distribution
  }
}
