public import Model

/// Networks for images of digits, [28, 28, 1].
public enum Networks {
  /// A convolution and a Bayesian dense layer, in which all that can be written from outside is.
  public static func bayesian(count: Int, key: Key) throws -> Sequential {
    var model = try Sequential(
      [
        Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu, strides: (2, 2)),
        SqueezeExcitation(units: 4), MaxPooling2D(), Flatten(),
        DenseVariational(
          units: 10, makePosteriorFn: posterior, makePriorFn: prior, klWeight: 1 / Double(count)),
        OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
      ], inputShape: [28, 28, 1], key: key, name: "bayesian")
    try model.compile(
      loss: BrierLoss(), optimizer: Lion(), metrics: [.accuracy, ExpectedRank()])
    return model
  }

  @Sendable private static func posterior(kernelSize: Int, biasSize: Int) -> [any Layer] {
    let size = kernelSize + biasSize
    return [
      VariableLayer(2 * size, initializer: TruncatedNormal()),
      DistributionLambda { parameters in
        Independent(
          Logistic(
            loc: parameters.slice(0..<size), scale: softplus(parameters.slice(size..<2 * size) - 4)
          ), reinterpretedBatchNdims: 1)
      },
    ]
  }

  @Sendable private static func prior(kernelSize: Int, biasSize: Int) -> any Distribution {
    let size = kernelSize + biasSize
    return Independent(
      Logistic(loc: .zeros([size]), scale: .ones([size])), reinterpretedBatchNdims: 1)
  }

  /// Two convolutions that halve the image each, normalized, with dropout: the library's own layers, in an order that no pattern of
  /// it knows as a whole. It is to be trained in `steps` steps, which become smaller to the end.
  public static func convolutional(steps: Int, key: Key) throws -> Sequential {
    var model = try Sequential(
      [
        Conv2D(
          filters: 16, kernelSize: (3, 3), activation: .relu, padding: .same, strides: (2, 2)),
        Conv2D(
          filters: 32, kernelSize: (3, 3), activation: .relu, padding: .same, strides: (2, 2)),
        LayerNormalization(), Flatten(), Dropout(0.3), Dense(units: 10, activation: .softmax),
      ], inputShape: [28, 28, 1], key: key, name: "convolutional")
    try model.compile(
      loss: .sparseCategoricalCrossentropy,
      optimizer: Adam(learningRate: .cosineDecay(0.003, steps: steps)))
    return model
  }
}
