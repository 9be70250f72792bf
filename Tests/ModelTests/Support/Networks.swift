@testable import Model

/// The networks of the notebook, small where a test wants them small.
enum Networks {
  static func deterministic(
    _ inputShape: [Int] = [28, 28, 1], filters: Int = 8, kernel: Int = 5, pool: Int = 6,
    optimizer: any Optimizer = RMSprop(), seed: UInt64 = 0
  ) throws -> Sequential {
    var model = try Sequential(
      [
        Conv2D(filters: filters, kernelSize: (kernel, kernel), activation: .relu),
        MaxPooling2D(poolSize: (pool, pool)), Flatten(), Dense(units: 10, activation: .softmax),
      ], inputShape: inputShape, key: Key(seed: seed), name: "deterministic")
    try model.compile(
      loss: .sparseCategoricalCrossentropy, optimizer: optimizer, metrics: [.accuracy])
    return model
  }

  static func bayesian(
    _ inputShape: [Int] = [28, 28, 1], count: Double = 60_000, optimizer: any Optimizer = RMSprop()
  ) throws -> Sequential {
    var model = try Sequential(
      [
        reparameterized(count: count), MaxPooling2D(poolSize: (6, 6)), Flatten(),
        variational(units: 10, weight: 1 / count),
        OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
      ], inputShape: inputShape, key: Key(seed: 0), name: "bayesian")
    try model.compile(loss: .negativeLogLikelihood, optimizer: optimizer, metrics: [.accuracy])
    return model
  }

  static func reparameterized(
    count: Double, filters: Int = 8, kernel: Int = 5
  ) -> Convolution2DReparameterization {
    Convolution2DReparameterization(
      filters: filters, kernelSize: (kernel, kernel), activation: .relu, padding: .valid,
      kernelPriorFn: .defaultMultivariateNormal, kernelPosteriorFn: .defaultMeanFieldNormal(),
      biasPriorFn: .defaultMultivariateNormal, biasPosteriorFn: .defaultMeanFieldNormal(),
      kernelDivergenceFn: { klDivergence($0, $1) / count },
      biasDivergenceFn: { klDivergence($0, $1) / count })
  }

  static func variational(
    units: Int, weight: Double, exact: Bool = false, activation: Activation = .linear
  ) -> DenseVariational {
    DenseVariational(
      units: units,
      makePosteriorFn: meanField,
      makePriorFn: { kernel, bias in
        exact ? spikeAndSlab(kernel + bias).components[0] : spikeAndSlab(kernel + bias)
      }, klWeight: weight, klUseExact: exact, activation: activation)
  }

  @Sendable static func meanField(_ kernel: Int, _ bias: Int) -> [any Layer] {
    [
      VariableLayer(IndependentNormal.parametersSize(kernel + bias)),
      IndependentNormal(kernel + bias),
    ]
  }

  /// The notebook's mixture.
  static func spikeAndSlab(_ count: Int, locs: [Double] = [0, 0], scales: [Double] = [1, 10])
    -> Mixture
  {
    let zeros = Tensor.zeros([count])
    return Mixture(
      probabilities: [0.5, 0.5],
      components: zip(locs, scales).map {
        Independent(Normal(loc: zeros + $0, scale: zeros + $1), reinterpretedBatchNdims: 1)
      })
  }
}
