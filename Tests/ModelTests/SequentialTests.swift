import Testing

@testable import Model

@Suite struct SequentialTests {
  private func network(_ shape: [Int] = [28, 28, 1]) throws -> Sequential {
    try Sequential(
      [
        Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu), MaxPooling2D(poolSize: (6, 6)),
        Flatten(),
        Dense(units: 10, activation: .softmax),
      ], inputShape: shape, key: Key(seed: 0), name: "deterministic")
  }

  private func compiled(rate: Schedule = 0.001) throws -> Sequential {
    var model = try Sequential(
      [Dense(units: 3, activation: .softmax)], inputShape: [4], key: Key(seed: 0), name: "small")
    try model.compile(
      loss: .sparseCategoricalCrossentropy, optimizer: RMSprop(learningRate: rate),
      metrics: [.accuracy])
    return model
  }

  private let x = Tensor(shape: [6, 4], scalars: (0..<24).map { Float($0 % 5) })
  private let y = Tensor(shape: [6, 1], scalars: [0, 1, 2, 0, 1, 2])

  private func message(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return (error as? ModelError)?.description }
  }

  @Test func learnsWhatCanBeLearned() throws {
    var model = try compiled(rate: 0.05)
    let history = try model.fit(x, y, epochs: 60, batchSize: 4)
    #expect(history.epochs.count == 60)
    #expect((history.epochs.last?.loss ?? 9) < (history.epochs.first?.loss ?? 0))
    #expect(try model.evaluate(x, y).samples == 6)
  }

  @Test func wrongShapesLabelsAndNumbersAreErrors() throws {
    var model = try compiled()
    #expect(
      message {
        _ = try model.fit(Tensor(shape: [6, 2], scalars: [Float](repeating: 0, count: 12)), y)
      }?.contains("found [6, 2], expected [N] + [4]") == true)
    #expect(
      message { _ = try model.fit(x, Tensor(shape: [6, 1], scalars: [0, 1, 2, 3, 0, 0])) } != nil)
    #expect(
      message { _ = try model.fit(x, Tensor(shape: [5, 1], scalars: [0, 1, 2, 0, 0])) } != nil)
    #expect(message { _ = try model.fit(x, y, batchSize: 0) }?.contains("batchSize 0") == true)
    #expect(message { _ = try model.fit(x, y, epochs: -1) }?.contains("epochs -1") == true)
    var scalars = x.scalars
    scalars[9] = .nan
    #expect(
      message { _ = try model.fit(Tensor(shape: [6, 4], scalars: scalars), y) }?.contains(
        "sample 2") == true)
    #expect(message { _ = try network([4, 4, 1]) }?.contains("window that does not fit") == true)
  }

  @Test func divergenceNamesEpochAndStep() throws {
    var model = try compiled(rate: 3e38)
    let text = message { _ = try model.fit(x, y, epochs: 50, batchSize: 2) }
    #expect(text?.contains("training diverged: small, epoch ") == true, "\(text ?? "none")")
  }

  @Test func theSameSeedGivesTheSameWeights() throws {
    var (one, two) = (try compiled(), try compiled())
    try one.fit(x, y, epochs: 3, batchSize: 4)
    try two.fit(x, y, epochs: 3, batchSize: 4)
    #expect(one.parameters == two.parameters)
    // Epochs of one call and of several are the same epochs.
    var three = try compiled()
    for _ in 0..<3 { try three.fit(x, y, epochs: 1, batchSize: 4) }
    #expect(three.parameters == one.parameters)
  }
}
