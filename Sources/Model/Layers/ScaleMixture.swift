/// What has a component of its own in a mixture of scales.
public enum MixtureUnit: Sendable {
  /// Each weight: Blundell et al., *Weight uncertainty in neural networks*, arXiv:1505.05424, section 3.3.
  case eachWeight
  /// All weights of a layer together: they are narrow or wide all at once.
  case wholeVector
}

extension PriorFunction {
  /// Normals around 0 with one of several standard deviations: "spike and slab", when one is narrow.
  ///
  ///     DenseFlipout(
  ///       units: 10, kernelPriorFn: .scaleMixture(scales: [0.01, 1]),
  ///       kernelDivergenceFn: estimatedDivergence(samples: 1))
  ///     DenseVariational(units: 10, makePosteriorFn: ..., makePriorFn: .scaleMixture(scales: [0.01, 1]))
  ///
  /// A divergence from it has no closed form: it has to be estimated, which `DenseVariational` does by default.
  ///
  /// - Parameters:
  ///   - probabilities: of the scales, > 0 with sum 1; by default equal.
  ///   - scales: the standard deviations.
  ///   - unit: what has a scale of its own.
  /// - Precondition: at least one scale, each > 0, and a probability for each.
  public static func scaleMixture(
    probabilities: [Double]? = nil, scales: [Double], of unit: MixtureUnit = .eachWeight
  ) -> PriorFunction {
    precondition(
      !scales.isEmpty && scales.allSatisfy { $0 > 0 }, "scales must be > 0, are \(scales)")
    let probabilities = probabilities ?? scales.map { _ in 1 / Double(scales.count) }
    return PriorFunction { shape in
      switch unit {
      case .eachWeight: eachWeight(shape, probabilities, scales)
      case .wholeVector:
        Mixture(
          probabilities: probabilities,
          components: scales.map { PriorFunction.normal(loc: 0, scale: $0).make(shape) })
      }
    }
  }

  private static func eachWeight(
    _ shape: [Int], _ probabilities: [Double], _ scales: [Double]
  ) -> any Distribution {
    let normals = Normal(
      loc: 0, scale: Tensor(scales.map { Float($0) }).broadcast(to: shape + [scales.count]))
    let mixtures = MixtureSameFamily(
      mixtureDistribution: Categorical(probs: Tensor(probabilities.map { Float($0) })),
      componentsDistribution: normals)
    return Independent(mixtures, reinterpretedBatchNdims: shape.count)
  }

  /// The prior of weights of a shape.
  public func callAsFunction(_ shape: [Int]) -> any Distribution { make(shape) }

  /// The prior of a kernel's and a bias's weights, as one vector.
  func vector(_ kernelSize: Int, _ biasSize: Int) -> any Distribution {
    make([kernelSize + biasSize])
  }
}

/// A layer's divergence, estimated by draws of the posterior that are others in each step: for a prior without a closed form.
///
/// Layers have streams of draws of their own, also if their weights are of equal shape. The result is in nats, of the shape of the
/// posterior's batch; the estimate is unbiased (`klDivergence(_:_:samples:key:)`).
///
/// - Parameter samples: draws in each step.
/// - Precondition: samples ≥ 1.
public func estimatedDivergence(samples: Int) -> DivergenceFunction {
  precondition(samples >= 1, "samples must be at least 1, is \(samples)")
  return { posterior, prior in
    klDivergence(posterior, prior, samples: samples, key: divergenceKey(of: posterior))
  }
}

/// A divergence is not told which layer asks for it. But no two layers have the same variables: the stream is named by the places of
/// those that the posterior is made of. Posteriors that have none are told apart by their shape only.
private func divergenceKey(of posterior: any Distribution) -> Key {
  let sources = Node.all(behind: [posterior.sample(Key.step)]).compactMap {
    ($0.operation as? Placeholder)?.source
  }
  let places = sources.compactMap { source -> Int? in
    guard case .parameters(let start) = source else { return nil }
    return start
  }
  return Key.step.child("divergence of \(posterior.eventShape), variables at \(places.sorted())")
}
