import LiterateModel

extension BayesianCNN {
  /// A classifier of the usual make.
  func trainDeterministic(
    _ page: inout Page, _ run: Run, _ digits: DigitImages
  ) throws -> Family {
    //: ## A deterministic model
    //:
    //: The plainest of the three is a classifier as it has been built for decades. A convolution
    //: slides a few small filters over the image, a max-pooling keeps the strongest response in
    //: each tile, and a dense layer weighs what is left. Its softmax makes ten numbers that add up
    //: to one.

    @Sendable func getDeterministicModel(
      inputShape: [Int], loss: any Loss, optimizer: any Optimizer, metrics: [any Metric], key: Key
    ) throws -> Sequential {
      var model = try Sequential(
        [
          Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid),
          MaxPooling2D(poolSize: (6, 6)),
          Flatten(),
          Dense(units: 10, activation: .softmax),
        ],
        inputShape: inputShape, key: key, name: "deterministic")
      try model.compile(loss: loss, optimizer: optimizer, metrics: metrics)
      return model
    }

    //: It learns by minimising the cross-entropy between its output and the labels: the mean of $-\ln p$,
    //: where $p$ is the probability that it gives to the true class. The logarithm is the natural one, and
    //: the unit of such a loss the *nat*. An epoch shows it every training image once, in a new random order
    //: and in batches of \(batchSize); after each batch RMSprop takes a step against the gradient, which it
    //: divides by a running root mean square of the gradients before, so that all weights move at a like pace.
    //:
    //: \(seedSentence(run))

    @Sendable func makeModel(_ count: Int, _ key: Key) throws -> Sequential {
      try getDeterministicModel(
        inputShape: [28, 28, 1], loss: .sparseCategoricalCrossentropy, optimizer: RMSprop(),
        metrics: [.accuracy], key: key)
    }

    let deterministic = try run.overSeeds { run in
      var model = try makeModel(digits.train.images.count, run.key)
      let history = try model.fit(
        digits.train.images, digits.train.labels, epochs: epochs, batchSize: batchSize,
        on: run.device)
      return try Trained(model, history, digits, \.labels, on: run.device)
    }
    page.show(deterministic[0].model.summary())

    //: The log gives loss and accuracy as averages over the epoch, taken while the weights were moving.

    page.show(deterministic[0].history.log)

    //: The test follows, on images like those of the training set and on the corrupted ones.

    page.show(deterministic[0].score.description)

    let answers = deterministic.map(\.answers)
    let accuracy = answers.accuracies
    let loss = answers.estimate("accuracy lost, in standard errors", .fixed(1)) {
      standardErrors($0.clean.isCorrect, above: $0.corrupted.isCorrect)
    }

    //: Is a difference between the two more than chance? Both test sets hold the same digits, so they can be
    //: compared pair by pair: the mean of the \(digits.test.images.count) differences, divided by its own *standard error*. This is the standard
    //: deviation of the differences over the square root of their number, and says how much the mean would vary with other
    //: images of the same kind. More than two of them is called more than chance here.

    page.claim(
      "worse-on-corrupted",
      """
      The model is right on \(accuracy.clean) of the clean test images and on \(accuracy.corrupted) of the corrupted ones. It
      is worse on a kind of image that it has not met in training, by \(loss) standard errors.
      """, loss > 2)

    return Family(trained: deterministic, makeModel: makeModel)
  }
}
