import Model
import Outside
import Testing

/// Everything from outside, trained together.
@Suite(.serialized) struct TrainingTests {
  @Test func digitsAreLearned() throws {
    let set = try TensorDigits.all.get()
    let (model, history) = try trained(TensorDigits(set.train, count: 20_000), epochs: 5)
    let test = TensorDigits(set.test)
    let evaluation = try model.evaluate(test.images, test.oneHot, on: Device(threads: 2))
    print("bayesian: accuracy \(evaluation.accuracy), rank \(evaluation.metrics[1].value)")
    #expect(evaluation.accuracy > 0.9)
    #expect(evaluation.metrics.map(\.name) == ["accuracy", "rank"])
    #expect((1..<2).contains(evaluation.metrics[1].value))
    let layers = history.epochs.flatMap(\.kl).map(\.layer)
    #expect(Set(layers) == ["dense_variational"])
  }

  @Test func bitsAreTheSameForEveryNumberOfThreads() throws {
    let digits = TensorDigits(try TensorDigits.all.get().train, count: 2000)
    let (one, history) = try trained(digits, epochs: 2, threads: 1)
    let (two, other) = try trained(digits, epochs: 2, threads: 2)
    #expect(one.weights == two.weights)
    #expect(history == other)
  }

  @Test func averageIsThatOfTheLastEpochs() throws {
    let digits = TensorDigits(try TensorDigits.all.get().train, count: 500)
    let last = try (1...3).map { try trained(digits, epochs: $0, averaged: 1).model.weights }
    let averaged = try trained(digits, epochs: 3, averaged: 2).model.weights
    #expect(averaged == zip(last[1], last[2]).map { ($0 + $1) / 2 })
  }

  private func trained(
    _ digits: TensorDigits, epochs: Int, averaged: Int = 2, threads: Int = 2
  ) throws -> (model: Sequential, history: History) {
    var model = try Networks.bayesian(count: digits.images.count, key: Key(seed: 0))
    let history = try model.fit(
      digits.images, digits.oneHot, epochs: epochs,
      callbacks: [WeightAverage(epochs: averaged)], on: Device(threads: threads))
    return (model, history)
  }
}
