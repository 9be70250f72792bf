import LiterateModel

extension BayesianCNN {
  /// A classifier of the usual make.
  func trainDeterministic(_ page: inout Page, _ run: Run, _ digits: DigitImages) throws -> Trained {
    //: ## A deterministic model
    //:
    //: The plainest of the three is a classifier as it has been built for decades. A convolution
    //: slides a few small filters over the image, a max-pooling keeps the strongest response in
    //: each tile, and a dense layer weighs what is left. Its softmax makes ten numbers that add up
    //: to one.

    func getDeterministicModel(
      inputShape: [Int], loss: any Loss, optimizer: any Optimizer, metrics: [any Metric]
    ) throws -> Sequential {
      var model = try Sequential(
        [
          Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid),
          MaxPooling2D(poolSize: (6, 6)),
          Flatten(),
          Dense(units: 10, activation: .softmax),
        ],
        inputShape: inputShape, key: run.key, name: "deterministic")
      try model.compile(loss: loss, optimizer: optimizer, metrics: metrics)
      return model
    }

    var deterministic = try getDeterministicModel(
      inputShape: [28, 28, 1], loss: .sparseCategoricalCrossentropy, optimizer: RMSprop(),
      metrics: [.accuracy])
    page.show(deterministic.summary())

    //: It learns by minimising the cross-entropy between its output and the labels. An epoch shows
    //: it every training image once, in a new random order and in batches of \(batchSize);
    //: after each batch RMSprop takes a step against the gradient. The log gives the loss, in nats,
    //: and the accuracy as averages over the epoch, taken while the weights were moving.

    let deterministicHistory = try deterministic.fit(
      digits.train.images, digits.train.labels, epochs: epochs, batchSize: batchSize, on: run.device
    )
    page.show(deterministicHistory.log)

    //: The test follows, on images like those of the training set and on the corrupted ones.

    let deterministicScore = try digits.evaluate(deterministic, \.labels, on: run.device)
    page.show(deterministicScore.description)

    let chance = deterministicScore.chance(of: digits.test.images.count)

    //: With \(digits.test.images.count) images, chance alone makes the clean share uncertain by about ±
    //: \(100 * chance, .fixed(2, unit: "points")), two standard errors of a binomial proportion.

    let accuracy = deterministicScore.accuracies
    page.claim(
      "worse-on-corrupted",
      """
      The model is right on \(accuracy.clean) of the clean test images and on \(accuracy.corrupted) of
      the corrupted ones: it is worse on a kind of image that it has not met in training.
      """, accuracy.clean > accuracy.corrupted)

    return Trained(model: deterministic, history: deterministicHistory, score: deterministicScore)
  }
}
