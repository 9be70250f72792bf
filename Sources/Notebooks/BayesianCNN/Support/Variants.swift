import Model

/// A model that differs from the notebook's Bayesian one in one thing: its prior, its approximation of the posterior, or its training.
struct Variant {
  /// What a table calls it: "prior per weight".
  let name: String
  /// Divergence of posterior from prior over the last epoch, in nats; nil for a model that is not trained with one.
  let divergence: Double?
  /// Predictions under draws of what is random in the model: for images [N, rows, columns, 1], a number of draws, and their key.
  let predict:
    (_ images: Tensor, _ draws: Int, _ key: Key, _ device: Device) throws -> PosteriorPredictive
}

extension Variant {
  /// A network of these layers, trained.
  init(_ name: String, _ layers: [any Layer], _ training: VariantTraining) throws {
    let (model, history) = try training.trained(layers, name: name)
    self.init(name, model, history)
  }

  /// A trained network, whose draws are its own.
  init(_ name: String, _ model: Sequential, _ history: History?) {
    let terms = history?.epochs.last?.kl ?? []
    self.init(
      name: name, divergence: terms.isEmpty ? nil : terms.reduce(0) { $0 + $1.nats },
      predict: { try model.predict($0, draws: $1, key: $2, on: $3) })
  }

  /// How variants are made, in the order of a table; the first is the notebook's own model.
  static let recipes: [@Sendable (VariantTraining) throws -> [Variant]] = [
    { try Variant.asInPartOne($0) }, { [try .priorPerWeight($0)] },
    { [try .standardNormalPrior($0)] },
    { [try .divergence(times: 0.1, $0)] }, { [try .divergence(times: 10, $0)] },
    { [try .flipout($0)] }, { [try .dropout(rate: 0.1, $0)] },
    { [try .dropout(rate: 0.25, $0)] },
    { try Variant.lastLayerLaplace($0) },
  ]

  /// What a table calls the notebook's own model.
  static let usual = "as in part one"
}

/// What variants learn from, and for how long.
struct VariantTraining {
  let train: ImageTensors
  /// As many as the notebook's Bayesian model has.
  let epochs: Int
  let batchSize: Int
  /// Equal keys make equal starts, batches and draws: models differ in nothing but what their layers differ in.
  let key: Key
  let device: Device

  var images: Int { train.images.count }

  /// A network of these layers and a distribution at the end, trained by maximum likelihood and what its layers add.
  func trained(
    _ layers: [any Layer], name: String
  ) throws -> (model: Sequential, history: History) {
    var model = try Sequential(
      layers + [OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode)],
      inputShape: Array(train.images.shape.dropFirst()), key: key, name: name)
    try model.compile(
      loss: LossFunction { (yTrue: Tensor, yPred: any Distribution) in -yPred.logProb(yTrue) },
      optimizer: RMSprop(), metrics: [.accuracy])
    let history = try fit(&model)
    return (model, history)
  }

  func fit(_ model: inout Sequential) throws -> History {
    try model.fit(
      train.images, train.oneHot, epochs: epochs, batchSize: batchSize, on: device)
  }
}
