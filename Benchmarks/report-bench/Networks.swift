import Model

/// The networks of the notebook.
enum Networks {
  static func deterministic(filters: Int = 8) throws -> Sequential {
    var model = try Sequential(
      [
        Conv2D(filters: filters, kernelSize: (5, 5), activation: .relu),
        MaxPooling2D(poolSize: (6, 6)), Flatten(), Dense(units: 10, activation: .softmax),
      ], inputShape: [28, 28, 1], key: Key(seed: 0), name: "deterministic")
    try model.compile(
      loss: .sparseCategoricalCrossentropy, optimizer: RMSprop(), metrics: [.accuracy])
    return model
  }

  /// A network that no pattern knows: everything runs on the general kernels.
  static func twoConvolutions() throws -> Sequential {
    var model = try Sequential(
      [
        Conv2D(filters: 32, kernelSize: (3, 3), activation: .relu, padding: .same, strides: (2, 2)),
        Conv2D(filters: 64, kernelSize: (3, 3), activation: .relu, padding: .same, strides: (2, 2)),
        Flatten(), Dense(units: 10, activation: .softmax),
      ], inputShape: [28, 28, 1], key: Key(seed: 0), name: "two convolutions")
    try model.compile(
      loss: .sparseCategoricalCrossentropy, optimizer: Adam(), metrics: [.accuracy])
    return model
  }

  static func probabilistic() throws -> Sequential {
    var model = try Sequential(
      [
        Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu),
        MaxPooling2D(poolSize: (6, 6)), Flatten(), Dense(units: 10),
        OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
      ], inputShape: [28, 28, 1], key: Key(seed: 0), name: "probabilistic")
    try model.compile(loss: .negativeLogLikelihood, optimizer: RMSprop(), metrics: [.accuracy])
    return model
  }

  static func bayesian(count: Int) throws -> Sequential {
    let divergence: DivergenceFunction = {
      klDivergence($0, $1) / Double(count)
    }
    var model = try Sequential(
      [
        Convolution2DReparameterization(
          filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid,
          kernelPriorFn: .defaultMultivariateNormal, kernelPosteriorFn: .defaultMeanFieldNormal(),
          biasPriorFn: .defaultMultivariateNormal, biasPosteriorFn: .defaultMeanFieldNormal(),
          kernelDivergenceFn: divergence, biasDivergenceFn: divergence),
        MaxPooling2D(poolSize: (6, 6)), Flatten(),
        DenseVariational(
          units: 10, makePosteriorFn: posterior, makePriorFn: prior, klWeight: 1 / Double(count),
          klUseExact: false),
        OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
      ], inputShape: [28, 28, 1], key: Key(seed: 0), name: "bayesian")
    try model.compile(loss: .negativeLogLikelihood, optimizer: RMSprop(), metrics: [.accuracy])
    return model
  }

  @Sendable private static func prior(_ kernel: Int, _ bias: Int) -> any Distribution {
    Mixture(
      probabilities: [0.5, 0.5],
      components: [1.0, 10].map {
        let zeros = Tensor.zeros([kernel + bias])
        return Independent(Normal(loc: zeros, scale: zeros + $0), reinterpretedBatchNdims: 1)
      })
  }

  @Sendable private static func posterior(_ kernel: Int, _ bias: Int) -> [any Layer] {
    [
      VariableLayer(IndependentNormal.parametersSize(kernel + bias)),
      IndependentNormal(kernel + bias),
    ]
  }
}
