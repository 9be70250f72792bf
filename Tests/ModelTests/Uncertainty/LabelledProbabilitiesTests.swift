import Model
import Testing

@Suite struct LabelledProbabilitiesTests {
  private func predictions(_ rows: [[Double]], _ labels: [Int]) throws -> LabelledProbabilities {
    try LabelledProbabilities(
      probabilities: rows.flatMap { $0 }, classes: rows.first?.count ?? 2, labels: labels)
  }

  @Test func whatIsPredicted() throws {
    let p = try predictions([[0.5, 0.5, 0], [0.25, 0.25, 0.5], [0, 0.75, 0.25]], [1, 2, 2])
    #expect(p.count == 3 && p.classes == 3)
    #expect(p.favourites == [0, 2, 1])
    #expect(p.confidences == [0.5, 0.5, 0.75])
    #expect(p.isCorrect == [false, true, false])
    #expect(p.ofTrueClass == [0.5, 0.5, 0.25])
    #expect(p.accuracy == 1.0 / 3)
    #expect(p.entropies.prefix(2) == [1, 1.5])
    #expect(close(p.entropies[2], 2 - 0.75 * 1.584962500721156))
    #expect(p.brierScore == (0.5 + 0.375 + 1.125) / 3)
  }

  @Test func whatHasBeenRuledOut() throws {
    let p = try predictions([[1, 0], [0.5, 0.5]], [1, 0])
    #expect(p.logLoss == .infinity && p.brierScore == 1.25)
    #expect(try predictions([[1, 0]], [0]).logLoss == 0)
  }

  /// What is far below the greatest is 0 in single precision's softmax from 104 on, and in double precision from 746 on.
  @Test func logitsThatAreFarApart() throws {
    let logits = Tensor(shape: [2, 2], scalars: [0, -200, 3e38, -3e38])
    let p = try LabelledProbabilities(logits: logits, labels: [1, 0])
    #expect(p.ofTrueClass[0] == 1.3838965267367376e-87)
    #expect(p.logLoss == 100)
    #expect(p.probabilities.suffix(2) == [1, 0])
  }

  @Test func tensorsOfTheSameNumbers() throws {
    let p = try LabelledProbabilities(
      Tensor(shape: [2, 2], scalars: [0.25, 0.75, 1, 0]), labels: [1, 1][...])
    #expect(p.probabilities == [0.25, 0.75, 1, 0] && p.labels == [1, 1])
  }

  @Test func rowsByTheirPlaces() throws {
    let p = try predictions([[0.5, 0.5], [0.25, 0.75]], [0, 1])
    let gathered = p.gather([1, 0, 1])
    #expect(gathered.probabilities == [0.25, 0.75, 0.5, 0.5, 0.25, 0.75])
    #expect(gathered.labels == [1, 0, 1] && gathered.favourites == [1, 0, 1])
    #expect(p.gather([]).count == 0)
  }

  @Test func temperatures() throws {
    let p = try predictions([[0.8, 0.2, 0], [1, 0, 0]], [0, 0])
    #expect(close(p.tempered(0.5).probabilities[0], 16.0 / 17))
    #expect(close(p.tempered(2).probabilities[0], 2.0 / 3))
    #expect(p.tempered(2).probabilities[2...] == [0, 1, 0, 0])
    #expect(zip(p.tempered(1).probabilities, p.probabilities).allSatisfy { close($0, $1) })
  }

  @Test func noSamples() throws {
    let p = try LabelledProbabilities(Tensor(shape: [0, 4], scalars: []), labels: [])
    #expect(p.count == 0 && p.classes == 4 && p.entropies.isEmpty)
    #expect([p.accuracy, p.logLoss, p.brierScore].allSatisfy { $0.isNaN })
    #expect(p.tempered(2).count == 0)
  }

  @Test func sumsThatAreNearlyOne() throws {
    #expect(throws: Never.self) { try predictions([[0.3331, 0.3333, 0.3334]], [0]) }
    let message =
      "probabilities that do not add up to 1: labelled probabilities, sample 1: found the sum 0.75, expected 1"
    let error = #expect(throws: ModelError.self) {
      try predictions([[1, 0], [0.5, 0.25]], [0, 0])
    }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ([0.5, .nan], 2, [0], "probability that is not finite"),
    ([0.5, .infinity], 2, [0], "probability that is not finite"),
    ([1.5, -0.5], 2, [0], "number that is no probability"),
    ([-0.5, 1.5], 2, [0], "number that is no probability"),
    ([0.5, 0.5], 2, [2], "label outside the classes"),
    ([0.5, 0.5], 2, [-1], "label outside the classes"),
    ([0.5, 0.5], 2, [0, 1], "counts that do not fit"),
    ([0.5, 0.5, 0], 2, [0], "counts that do not fit"),
    ([0.5, 0.5], .max, [0, 0], "counts that do not fit"),
    ([], 0, [], "no class"), ([], -1, [0], "no class"),
  ])
  func faults(_ numbers: [Double], _ classes: Int, _ labels: [Int], _ what: String) {
    let error = #expect(throws: ModelError.self) {
      try LabelledProbabilities(probabilities: numbers, classes: classes, labels: labels)
    }
    #expect(error?.description.hasPrefix("\(what): labelled probabilities") == true)
  }

  @Test func faultsOfTensors() {
    #expect(throws: ModelError.self) { try LabelledProbabilities(Tensor([0.5, 0.5]), labels: [0]) }
    #expect(throws: ModelError.self) {
      try LabelledProbabilities(Tensor([1, 2, 3]) + Tensor([1, 2]), labels: [0])
    }
    #expect(throws: ModelError.self) {
      try LabelledProbabilities(
        logits: Tensor(shape: [1, 2], scalars: [0, -.infinity]), labels: [0])
    }
  }
}
