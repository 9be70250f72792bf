@testable import Model

/// The networks of the notebook, small where a test wants them small.
enum Networks {
  static func deterministic(
    _ inputShape: [Int] = [28, 28, 1], filters: Int = 8, kernel: Int = 5, pool: Int = 6,
    optimizer: RMSprop = RMSprop(), seed: UInt64 = 0
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
    _ inputShape: [Int] = [28, 28, 1], count: Double = 60_000, optimizer: RMSprop = RMSprop()
  ) throws -> Sequential {
    var model = try Sequential(
      [
        reparameterized(count: count), MaxPooling2D(poolSize: (6, 6)), Flatten(),
        variational(units: 10, weight: 1 / count),
        OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
      ], inputShape: inputShape, key: Key(seed: 0), name: "bayesian")
    try model.compile(loss: Loss({ -$1.logProb($0) }), optimizer: optimizer, metrics: [.accuracy])
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
      makePosteriorFn: { kernel, bias in
        TrainableDistribution(
          VariableLayer(IndependentNormal.parametersSize(kernel + bias)),
          IndependentNormal(kernel + bias))
      },
      makePriorFn: { kernel, bias in
        let parts = [1.0, 10].map {
          Independent(Normal(loc: 0, scale: $0), eventShape: kernel + bias)
        }
        return exact ? parts[0] : Mixture(probabilities: [0.5, 0.5], components: parts)
      }, klWeight: weight, klUseExact: exact, activation: activation)
  }
}
