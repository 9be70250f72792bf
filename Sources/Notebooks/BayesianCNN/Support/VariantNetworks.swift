import Model

// How the variants are trained. Each differs from the notebook's Bayesian model, or from the one with standard normal priors, in one thing.

extension Variant {
  /// The mixture of a narrow and a wide normal distribution for each of the dense layer's weights by itself.
  static func priorPerWeight(_ training: VariantTraining) throws -> Variant {
    try Variant(
      "prior per weight", training.bayesianLayers(prior: .scaleMixture(scales: [1, 10])), training)
  }

  /// A standard normal prior for the dense layer's weights, too, with the divergence in closed form.
  static func standardNormalPrior(_ training: VariantTraining) throws -> Variant {
    try Variant(
      "standard normal prior",
      training.bayesianLayers(prior: .defaultMultivariateNormal, isExact: true), training)
  }

  /// All divergences times a factor: below 1 a "cold" posterior, narrower than Bayes' theorem has it, above 1 a wider one.
  static func divergence(times factor: Double, _ training: VariantTraining) throws -> Variant {
    try Variant(
      "divergence × \(factor.shortest)", training.bayesianLayers(factor: factor), training)
  }

  /// The model with standard normal priors, whose dense layer turns its weights over by signs of each image's own; its posterior
  /// starts where the others' do. The convolution is not replaced: Flipout's takes many times as long.
  static func flipout(_ training: VariantTraining) throws -> Variant {
    let start = PosteriorFunction.defaultMeanFieldNormal(
      locInitializer: .zeros, untransformedScaleInitializer: .zeros)
    let divergence = training.divergence(times: 1)
    let dense = DenseFlipout(
      units: 10, kernelPosteriorFn: start, kernelDivergenceFn: divergence,
      biasPosteriorFn: start, biasPriorFn: .defaultMultivariateNormal,
      biasDivergenceFn: divergence)
    return try Variant("Flipout in the dense layer", training.layers(1, dense), training)
  }

  /// The deterministic network, of whose features a share is dropped in training and in prediction. How far its draws differ is set by
  /// the rate, which is chosen and not learned.
  static func dropout(rate: Double, _ training: VariantTraining) throws -> Variant {
    try Variant(
      "Monte-Carlo dropout, rate \(rate)",
      [
        Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu),
        MaxPooling2D(poolSize: (6, 6)),
        Flatten(),
        Dropout(rate, isMonteCarlo: true),
        Dense(units: 10),
      ], training)
  }

  /// The notebook's Bayesian model, and what becomes of it when it is trained on for as many epochs as it has had.
  static func asInPartOne(_ training: VariantTraining) throws -> [Variant] {
    var (model, history) = try training.trained(training.bayesianLayers(), name: usual)
    let first = Variant(usual, model, history)
    history = try training.fit(&model)
    return [first, Variant("twice the epochs", model, history)]
  }
}

extension VariantTraining {
  /// The notebook's Bayesian model with another prior of its dense layer, or another weight of its divergences.
  func bayesianLayers(
    prior: PriorFunction = .scaleMixture(scales: [1, 10], of: .wholeVector),
    isExact: Bool = false, factor: Double = 1
  ) -> [any Layer] {
    let dense = DenseVariational(
      units: 10, makePosteriorFn: Self.meanField, makePriorFn: prior,
      klWeight: factor / Double(images), klUseExact: isExact)
    return layers(factor, dense)
  }

  /// A dense layer after the notebook's convolution, whose divergences are multiplied by a factor.
  fileprivate func layers(_ factor: Double, _ dense: any Layer) -> [any Layer] {
    let divergence = divergence(times: factor)
    return [
      Convolution2DReparameterization(
        filters: 8, kernelSize: (5, 5), activation: .relu,
        biasPriorFn: .defaultMultivariateNormal, biasPosteriorFn: .defaultMeanFieldNormal(),
        kernelDivergenceFn: divergence, biasDivergenceFn: divergence),
      MaxPooling2D(poolSize: (6, 6)),
      Flatten(),
      dense,
    ]
  }

  /// A divergence's part in the loss of an image, as the notebook has it, times a factor.
  fileprivate func divergence(times factor: Double) -> DivergenceFunction {
    let count = Double(images)
    return { klDivergence($0, $1) / count * factor }
  }

  /// Independent normals, which start from 0 and softplus(0).
  private static let meanField: DenseVariational.TrainableFunction = { kernelSize, biasSize in
    let count = kernelSize + biasSize
    return [VariableLayer(IndependentNormal.parametersSize(count)), IndependentNormal(count)]
  }
}

extension Double {
  /// Without ".0" for whole numbers.
  fileprivate var shortest: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
