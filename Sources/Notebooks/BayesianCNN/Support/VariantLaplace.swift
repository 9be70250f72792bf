import Model

extension Variant {
  /// The deterministic classifier, the weights of whose last layer are drawn from a Laplace approximation of their posterior, and from the
  /// best independent normals in its place: what the two differ in is what independence leaves out.
  static func lastLayerLaplace(_ training: VariantTraining) throws -> [Variant] {
    var deterministic = try Sequential(
      [
        Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu), MaxPooling2D(poolSize: (6, 6)),
        Flatten(), Dense(units: 10, activation: .softmax),
      ], inputShape: Array(training.train.images.shape.dropFirst()), key: training.key,
      name: "deterministic")
    try deterministic.compile(loss: .sparseCategoricalCrossentropy, optimizer: RMSprop())
    // Half of the Bayesian model's, as in part one.
    try deterministic.fit(
      training.train.images, training.train.labels, epochs: max(1, training.epochs / 2),
      batchSize: training.batchSize, on: training.device)
    let laplace = try LaplaceClassifier(
      deterministic, training.train.images, on: training.device)
    return [
      Variant(name: "last-layer Laplace", divergence: nil, predict: laplace.predict),
      Variant(
        name: "last-layer Laplace, independent weights", divergence: nil,
        predict: try laplace.withIndependentWeights().predict),
    ]
  }
}

/// A trained classifier with a distribution over the weights of its last layer.
struct LaplaceClassifier {
  /// The layers before the last.
  let network: Sequential
  let posterior: LastLayerLaplace
  /// What the last layer was given of the training images, [N, F].
  private let features: Tensor

  /// - Parameter images: those that the classifier has learned from, [N, rows, columns, 1].
  init(_ classifier: Sequential, _ images: Tensor, on device: Device) throws {
    let parts = try classifier.lastLayer()
    let features = try parts.features.outputs(images, on: device)
    try self.init(
      network: parts.features,
      posterior: LastLayerLaplace(features: features, kernel: parts.kernel, bias: parts.bias),
      features: features)
  }

  private init(network: Sequential, posterior: LastLayerLaplace, features: Tensor) {
    (self.network, self.posterior, self.features) = (network, posterior, features)
  }

  /// The same with the diagonal of the curvature alone, and the same prior.
  func withIndependentWeights() throws -> LaplaceClassifier {
    let independent = try LastLayerLaplace(
      features: features, kernel: posterior.kernel, bias: posterior.bias,
      priorPrecision: posterior.priorPrecision, structure: .diagonal)
    return LaplaceClassifier(network: network, posterior: independent, features: features)
  }

  func predict(
    _ images: Tensor, draws: Int, key: Key, on device: Device
  ) throws -> PosteriorPredictive {
    try posterior.predict(network.outputs(images, on: device), draws: draws, key: key)
  }

  /// What independent weights leave out, judged by the logits of some images.
  func meanFieldComparison(_ images: Tensor, on device: Device) throws -> MeanFieldComparison {
    try posterior.meanFieldComparison(network.outputs(images, on: device))
  }
}
