import Testing

@testable import Model

/// Validation data, sample weights, and what `fit` says of data that it cannot use.
@Suite struct FitTests {
  private let x = Tensor(shape: [9, 2], scalars: Key(seed: 21).normals(count: 18))
  private let labels = Tensor([0, 1, 2, 0, 1, 2, 0, 1, 2])

  private func model(_ optimizer: any Optimizer = SGD(learningRate: 0.1)) throws -> Sequential {
    var model = try Sequential(
      [Dense(units: 3, activation: .softmax)], inputShape: [2], key: Key(seed: 22), name: "small")
    try model.compile(
      loss: .sparseCategoricalCrossentropy, optimizer: optimizer, metrics: [.accuracy, .logLoss])
    return model
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch { return (error as? ModelError)?.description ?? "\(error)" }
  }

  @Test func validationIsAnEvaluationAfterEachEpoch() throws {
    var (trained, alone) = (try model(), try model())
    let held = (x: x[0..<4] * 2, y: labels[0..<4])
    let history = try trained.fit(x, labels, epochs: 2, batchSize: 4, validationData: held)
    for epoch in history.epochs {
      let log = try alone.fit(x, labels, batchSize: 4).epochs[0]
      #expect(epoch.loss == log.loss && epoch.metrics == log.metrics)
      #expect(epoch.validation == (try alone.evaluate(held.x, held.y, batchSize: 4)))
      #expect(log.validation == nil)
    }
    #expect(trained.weights == alone.weights)
  }

  /// As Keras prints it, the validation after the training.
  @Test func logWithValidation() {
    let epoch = EpochLog(
      samples: 9, loss: 0.75, metrics: [MetricLog(name: "accuracy", value: 0.5)], kl: [],
      validation: Evaluation(
        loss: 1.25, metrics: [MetricLog(name: "accuracy", value: 0.25)], samples: 4))
    #expect(
      History(epochs: [epoch]).log == """
        Epoch 1/1
        9/9 [==============================] - loss: 0.7500 - accuracy: 0.5000 \
        - val_loss: 1.2500 - val_accuracy: 0.2500
        """)
  }

  /// In one batch, a sample of weight 2 counts as two; Keras, too, divides by the number of samples.
  @Test func aWeightOfTwoIsTheSampleTwice() throws {
    var (weighted, doubled) = (try model(), try model())
    let twice = [0, 1, 1, 2, 3, 3]
    // The rate makes up for what is divided by.
    try weighted.compile(
      loss: .sparseCategoricalCrossentropy, optimizer: SGD(learningRate: .constant(0.1 * 4 / 6)),
      metrics: [])
    let weights = Tensor([1, 2, 1, 2])
    let log = try weighted.fit(
      x[0..<4], labels[0..<4], batchSize: 4, sampleWeight: weights
    ).epochs[0]
    let other = try doubled.fit(x.gather(twice), labels.gather(twice), batchSize: 6).epochs[0]
    // Sums of the same terms in another order.
    #expect(abs(log.loss * 4 - other.loss * 6) < 1e-5)
    #expect(distance(weighted.parameters, doubled.parameters.map(Double.init)) < 1e-6)
  }

  @Test func weightsOfOneAndZero() throws {
    var (weighted, plain) = (try model(), try model())
    try weighted.fit(x, labels, epochs: 2, sampleWeight: Tensor([Float](repeating: 1, count: 9)))
    try plain.fit(x, labels, epochs: 2)
    #expect(weighted.parameters == plain.parameters)
    let before = weighted.parameters
    try weighted.fit(x, labels, sampleWeight: Tensor.zeros([9]))
    #expect(weighted.parameters == before)
  }

  @Test func dataOfTheWrongShapeIsNamed() throws {
    var model = try model()
    for (found, expected) in [
      (
        message { try model.fit(x, Tensor.zeros([9, 3])) },
        "targets of the wrong shape: fit, y: found [9, 3], expected [9] or [9, 1]"
      ),
      (
        message { try model.fit(x, labels, sampleWeight: Tensor([1, 2])) },
        "targets of the wrong shape: fit, sampleWeight: found [2], expected [9] or [9, 1]"
      ),
      (
        message { try model.fit(x, labels, validationData: (x, Tensor([0]))) },
        "targets of the wrong shape: evaluate, y: found [1], expected [9] or [9, 1]"
      ),
      (
        message { _ = try model.evaluate(Tensor.zeros([9, 3]), labels) },
        "images of the wrong shape: evaluate, x: found [9, 3], expected [N] + [2]"
      ),
      (
        message { try model.fit(x, labels + 0.5) },
        "label outside the classes: fit, y, sample 0: found 0.5, expected a whole number in 0..<3"
      ),
      (
        message { _ = try model.evaluate(x, labels - 1) },
        "label outside the classes: evaluate, y, sample 0: found -1.0"
      ),
      (
        message { try model.fit(x, labels, sampleWeight: labels / 0) },
        "value that is not finite: fit, sampleWeight, sample 0: found"
      ),
    ] { #expect(found.contains(expected), "\(found)") }
  }

  /// The slope of a root at 0 is infinite, though the loss itself is not: the weights that it has spoilt are named.
  @Test func numbersThatAreNotFiniteAreNamed() throws {
    var model = try Sequential(
      [Dense(units: 1)], inputShape: [2], key: Key(seed: 1), name: "root")
    try model.compile(
      loss: LossFunction { (y: Tensor, x: Tensor) in sqrt(square(x)).sum() }, optimizer: SGD(),
      metrics: [])
    try model.setWeight("dense/kernel", Tensor.zeros([2, 1]))
    let before = model.weights
    for (batchSize, step) in [(9, 1), (3, 2)] {
      let text = message {
        try model.fit(x, Tensor.zeros([9, 1]), epochs: 2, batchSize: batchSize)
      }
      #expect(
        text.hasPrefix("training diverged: root, epoch 1, step \(step), dense/kernel: found nan"),
        "\(text)")
    }
    #expect(model.weights == before)
  }
}
