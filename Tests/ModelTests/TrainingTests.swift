import Testing

@testable import Model

/// What `fit` does, step by step, and what it reports.
@Suite struct TrainingTests {
  /// Steps of 32, 32 and 6 samples, taken one by one as `fit` is documented to take them.
  private func byHand(_ model: Sequential, _ epoch: Int) throws -> (
    losses: [Double], correct: Double, parameters: [Float]
  ) {
    let (images, labels) = try goldenDigits(70)
    let order = model.key.child("shuffle").child(epoch).permutation(70).map(Int.init)
    let shuffled = images.gather(order)
    let classes = order.map { labels[$0] }
    let isSparse = model.name == "deterministic"
    let batch = try Batch(
      model, shuffled, isSparse ? labelTensor(classes) : oneHotTensor(classes), fused: true)
    let state = try batch.state()
    var (losses, correct): ([Double], Double) = ([], 0)
    for (step, range) in [0..<32, 32..<64, 64..<70].enumerated() {
      let key = model.key.child("noise").child(epoch * 3 + step)
      let result = batch.train(state, range, key)
      losses.append(result.loss)
      correct += result.metrics[0]
    }
    return (losses, correct, Array(state.parameters))
  }

  private func models() throws -> [(model: Sequential, isSparse: Bool)] {
    [(try Networks.deterministic(), true), (try Networks.bayesian(count: 70), false)]
  }

  @Test func anEpochIsItsSteps() throws {
    let (images, labels) = try goldenDigits(70)
    for (model, isSparse) in try models() {
      var trained = model
      let classes = labels.map { Int($0) }
      let targets =
        isSparse
        ? Tensor(shape: [70, 1], scalars: labels.map { Float($0) })
        : Tensor.oneHot(classes, classes: 10)
      let log = try #require(try trained.fit(images, targets).epochs.first)
      let (losses, correct, parameters) = try byHand(model, 0)
      #expect(trained.parameters == parameters)
      // The running mean weighs a batch by its samples: the last by six.
      let mean = (32 * losses[0] + 32 * losses[1] + 6 * losses[2]) / 70
      #expect(abs(log.loss - mean) < 1e-12)
      #expect(log.accuracy == correct / 70 && log.samples == 70)
      #expect(
        log.kl.map(\.layer) == (isSparse ? [] : ["conv2d_reparameterization", "dense_variational"]))
      #expect(log.negativeLogLikelihood < log.loss || isSparse)
    }
  }

  @Test func everyEpochHasItsOwnOrder() throws {
    let key = Key(seed: 0).child("shuffle")
    #expect(key.child(0).permutation(70) != key.child(1).permutation(70))
  }

  @Test func logIsKeras() {
    let history = History(epochs: [
      EpochLog(
        samples: 60_000, loss: 0.50304, metrics: [MetricLog(name: "accuracy", value: 0.8644)],
        kl: []),
      EpochLog(
        samples: 60_000, loss: 0.00012345, metrics: [MetricLog(name: "accuracy", value: 1)], kl: []
      ),
    ])
    let bar = "60000/60000 [==============================]"
    #expect(
      history.log == """
        Epoch 1/2
        \(bar) - loss: 0.5030 - accuracy: 0.8644
        Epoch 2/2
        \(bar) - loss: 1.2345e-04 - accuracy: 1.0000
        """)
  }

  /// The models differ in their words only: weights are the same bits.
  @Test func deterministicAndProbabilisticModelsAreOne() throws {
    let (images, labels) = try goldenDigits(64)
    var one = try Networks.deterministic()
    var other = try Sequential(
      [
        Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu), MaxPooling2D(poolSize: (6, 6)),
        Flatten(), Dense(units: 10), OneHotCategoricalLayer(eventShape: 10),
      ], inputShape: [28, 28, 1], key: Key(seed: 0), name: "probabilistic")
    try other.compile(loss: .negativeLogLikelihood)
    let history = try one.fit(
      images, Tensor(shape: [64, 1], scalars: labels.map { Float($0) }), epochs: 2)
    let same = try other.fit(
      images, Tensor.oneHot(labels.map { Int($0) }, classes: 10), epochs: 2)
    #expect(one.parameters == other.parameters)
    #expect(history == same)
  }

  @Test("Row 39: training that diverges names epoch, step and tensor")
  func divergenceNamesEpochStepAndTensor() throws {
    let (images, labels) = try goldenDigits(64)
    var model = try Networks.deterministic(optimizer: RMSprop(learningRate: 3e38))
    let targets = Tensor(shape: [64, 1], scalars: labels.map { Float($0) })
    let error = #expect(throws: ModelError.self) { try model.fit(images, targets, epochs: 3) }
    // Data cannot be used with this rate: exit code 65.
    #expect(error?.kind == .badData)
    let text = error?.description ?? ""
    #expect(
      text.hasPrefix("training diverged: deterministic, epoch 1, step 2, conv2d/kernel: found nan"),
      "\(text)")
    #expect(!text.contains("\n"))
    // A model that failed is as it was.
    #expect(model.parameters == (try Networks.deterministic().parameters))
  }
}
