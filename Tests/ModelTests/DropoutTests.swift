import Testing

@testable import Model

/// Dropout in training, and at prediction.
@Suite struct DropoutTests {
  private func model(_ layer: Dropout, _ size: Int) throws -> Sequential {
    try Sequential([layer], inputShape: [size], key: Key(seed: 31), name: "dropout")
  }

  private func ones(_ count: Int, _ size: Int) -> Tensor {
    Tensor(shape: [count, size], scalars: [Float](repeating: 1, count: count * size))
  }

  @Test func withoutTrainingItDoesNothing() throws {
    let x = Tensor(shape: [3, 5], scalars: Key(seed: 1).normals(count: 15))
    #expect(try model(Dropout(0.5), 5).outputs(x) == x)
    #expect(try model(Dropout(0, isMonteCarlo: true), 5).outputs(x) == x)
  }

  /// Numbers are 0 or 1 / (1 - rate), with the rate as the share of zeros, so that the expectation stays.
  @Test(arguments: [0.25, 0.5, 0.9]) func expectation(_ rate: Double) throws {
    let count = 40_000
    let found = try model(Dropout(rate, isMonteCarlo: true), 100)
      .outputs(ones(count / 100, 100)).scalars
    let kept = Float(1 / (1 - rate))
    #expect(Set(found) == [0, kept])
    let zeros = Double(found.count { $0 == 0 }) / Double(count)
    // Five standard errors of a share.
    #expect(abs(zeros - rate) < 5 * (rate * (1 - rate) / Double(count)).squareRoot())
  }

  /// Each sample has a mask of its own, another one under each key, whatever the number of threads.
  @Test func masksAreOfSamplesAndKeys() throws {
    let (model, x) = (try model(Dropout(0.5, isMonteCarlo: true), 64), ones(70, 64))
    let key = Key(seed: 32)
    let masks = try model.outputs(x, key: key)
    #expect(Set((0..<70).map { Array(masks.row($0)) }).count == 70)
    #expect(try model.outputs(x, key: key.child(1)) != masks)
    for threads in 1...3 {
      #expect(try model.outputs(x, key: key, on: Device(threads: threads)) == masks)
    }
    // Fewer samples see the masks that they had among more.
    #expect(try model.outputs(x[0..<9], key: key) == masks[0..<9])
  }

  private func classifier(_ layers: [any Layer]) throws -> Sequential {
    var model = try Sequential(
      [Dense(units: 12, activation: .relu)] + layers + [Dense(units: 3, activation: .softmax)],
      inputShape: [4], key: Key(seed: 33), name: "classifier")
    try model.compile(loss: .sparseCategoricalCrossentropy, metrics: [])
    return model
  }

  @Test func trainingIsTheSameForAllThreads() throws {
    let x = Tensor(shape: [50, 4], scalars: Key(seed: 34).normals(count: 200))
    let y = Tensor((0..<50).map { Float($0 % 3) })
    let weights = try (1...3).map { threads in
      var model = try classifier([Dropout(0.5), Dropout(0.25)])
      try model.fit(x, y, epochs: 2, batchSize: 20, on: Device(threads: threads))
      return model.parameters
    }
    #expect(weights[0] == weights[1] && weights[0] == weights[2])
    var plain = try classifier([])
    try plain.fit(x, y, epochs: 2, batchSize: 20)
    #expect(plain.parameters != weights[0])
  }

  /// Two layers of dropout have masks of their own.
  @Test func layersHaveMasksOfTheirOwn() throws {
    let two = try Sequential(
      [Dropout(0.5, isMonteCarlo: true), Dropout(0.5, isMonteCarlo: true)], inputShape: [1000],
      key: Key(seed: 31))
    let kept = try two.outputs(ones(4, 1000)).scalars.count { $0 > 0 }
    // A quarter of 4000, within five standard errors.
    #expect(abs(kept - 1000) < 5 * 28)
  }

  /// Draws of Monte-Carlo dropout spread, and their mean is near the network without dropout.
  @Test func predictionsOfMonteCarloDropout() throws {
    let x = Tensor(shape: [5, 4], scalars: Key(seed: 35).normals(count: 20))
    let certain = try classifier([])
    var model = try classifier([Dropout(0.25, isMonteCarlo: true)])
    try model.setWeights(certain.weights)
    let predictions = try model.predict(x, draws: 400, key: Key(seed: 36))
    let plain = try certain.predict(x).logits
    for place in plain.scalars.indices {
      let moments = Moments(predictions.draws.map { Double($0.logits.scalars[place]) })
      #expect(moments.variance > 0)
      // Logits are linear in the mask: five standard errors of the mean.
      #expect(abs(moments.mean - Double(plain.scalars[place])) < 5 * moments.error(400) + 1e-5)
    }
  }

  @Test func ratesOutsideOfTheRange() {
    for rate in [-0.1, 1, .nan] {
      let error = #expect(throws: ModelError.self) { try model(Dropout(rate), 3) }
      #expect(error?.description.contains("rate of dropout: dropout: found \(rate)") == true)
    }
  }
}
