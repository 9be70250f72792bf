import Testing

@testable import Model

/// The contracts of every loss and of every metric.
@Suite struct LossContractTests {
  /// A loss with a model's output that it fits to.
  struct Case: Sendable, CustomTestStringConvertible {
    let loss: any Loss
    let last: any Layer
    let targets: Tensor
    var testDescription: String { "\(type(of: loss)) \(last.className)" }
  }

  private static let labels = Tensor([0, 2, 1, 1, 0, 2, 2, 0, 1, 2, 0])
  private static let oneHot = Tensor.oneHot(labels.scalars.map { Int($0) }, classes: 3)

  static let cases: [Case] = [
    Case(loss: CategoricalCrossentropy(), last: Activation.softmax, targets: oneHot),
    Case(loss: CategoricalCrossentropy(), last: Activation.sigmoid, targets: oneHot),
    Case(
      loss: CategoricalCrossentropy(fromLogits: true), last: Activation.linear, targets: oneHot),
    Case(loss: SparseCategoricalCrossentropy(), last: Activation.softmax, targets: labels),
    Case(
      loss: SparseCategoricalCrossentropy(fromLogits: true), last: Activation.linear,
      targets: labels),
    Case(loss: BinaryCrossentropy(), last: Activation.sigmoid, targets: oneHot),
    Case(loss: BinaryCrossentropy(fromLogits: true), last: Activation.linear, targets: oneHot),
    Case(loss: MeanSquaredError(), last: Activation.tanh, targets: oneHot),
    Case(loss: MeanAbsoluteError(), last: Activation.sigmoid, targets: oneHot * 4),
    Case(
      loss: NegativeLogLikelihood(), last: OneHotCategoricalLayer(eventShape: 3), targets: oneHot),
    Case(
      loss: LossFunction { (y: Tensor, x: Tensor) in square(square(x - y)).sum() },
      last: Activation.linear, targets: oneHot),
  ]

  static let metrics: [any Metric] = [
    Accuracy(), TopKAccuracy(k: 2), LogLoss(), BrierScore(),
  ]

  @Test func everyLossAndMetricIsHere() throws {
    #expect(try conformers(to: "Loss") == Set(Self.cases.map { "\(type(of: $0.loss))" }))
    #expect(try conformers(to: "Metric") == Set(Self.metrics.map { "\(type(of: $0))" }))
  }

  private func model(_ test: Case, metrics: [any Metric] = []) throws -> Sequential {
    var model = try Sequential(
      [Dense(units: 3), test.last], inputShape: [4], key: Key(seed: 91), name: "case")
    try model.compile(loss: test.loss, metrics: metrics)
    return model
  }

  private let samples = Tensor(shape: [11, 4], scalars: Key(seed: 92).normals(count: 44))

  /// The loss of a batch is the mean of those of its samples, each a single number of at least 0.
  @Test(arguments: cases) func aBatchIsTheMeanOfItsSamples(_ test: Case) throws {
    let model = try model(test)
    let rows = try (0..<11).map { row in
      try model.evaluate(samples[row..<row + 1], test.targets[row..<row + 1]).loss
    }
    #expect(rows.allSatisfy { $0 >= 0 && $0.isFinite })
    let found = try model.evaluate(samples, test.targets).loss
    // Losses of about 1 in single precision.
    #expect(abs(found - rows.reduce(0, +) / 11) < 1e-6)
  }

  /// The loss goes down along its gradient.
  @Test(arguments: cases) func training(_ test: Case) throws {
    var model = try model(test)
    try model.compile(loss: test.loss, optimizer: SGD(learningRate: 0.05), metrics: [])
    let before = try model.evaluate(samples, test.targets).loss
    try model.fit(samples, test.targets, epochs: 5, batchSize: 11)
    #expect(try model.evaluate(samples, test.targets).loss < before)
  }

  /// A metric says the same of labels and of one-hot targets, is best for certainty, and does not move the gradient.
  @Test(arguments: metrics.indices) func metricsAreOfTheTrueClass(_ index: Int) throws {
    let metric = Self.metrics[index]
    let sure = Tensor([0, 1, 0])
    let unsure = Tensor([0.2, 0.3, 0.5])
    let (best, worse) = (
      metric(1, Output(tensor: sure)).scalar, metric(1, Output(tensor: unsure)).scalar
    )
    #expect(metric(sure, Output(tensor: sure)).scalar == best)
    #expect(metric(sure, Output(tensor: unsure)).scalar == worse)
    let isLoss = metric is LogLoss || metric is BrierScore
    #expect(isLoss ? best == 0 && worse > 0 : best == 1 && worse <= 1)
    var (with, without) = (
      try model(Self.cases[3], metrics: [metric]), try model(Self.cases[3])
    )
    let log = try with.fit(samples, Self.labels).epochs[0]
    try without.fit(samples, Self.labels)
    #expect(with.parameters == without.parameters)
    #expect(log.metrics.map(\.name) == [metric.name] && log.metrics[0].value.isFinite)
  }
}
