import LiterateModel
import Report

/// What a model says of a test set: its predictions, and how unsure they are of each image.
struct Answer: Sendable {
  let predictions: LabelledProbabilities
  /// In bits, of each image: total uncertainty of the mean prediction, and the two parts of it.
  let total, aleatoric, epistemic: [Double]
  /// Its risks when it answers the most confident first, which many numbers of the page are read from.
  let riskCoverage: RiskCoverage

  init(_ mean: PredictiveMean, _ labels: [Int]) throws {
    predictions = try mean.labelled(labels)
    (total, aleatoric, epistemic) = mean.parts
    riskCoverage = RiskCoverage(
      confidences: predictions.confidences, isCorrect: predictions.isCorrect)
  }

  var isCorrect: [Bool] { predictions.isCorrect }

  /// The total uncertainties of the predictions that are right, and of those that are wrong.
  var groups: EntropyGroups {
    EntropyGroups(
      correct: zip(total, isCorrect).filter(\.1).map(\.0),
      incorrect: zip(total, isCorrect).filter { !$0.1 }.map(\.0))
  }

  /// The mean over the images that are right, or over those that are wrong, of a number of each.
  func mean(_ numbers: KeyPath<Answer, [Double]>, isRight: Bool? = nil) -> Double {
    zip(self[keyPath: numbers], isCorrect).filter { isRight == nil || $0.1 == isRight }.map(\.0)
      .mean
  }

  /// The share of pairs of a wrong prediction and a right one in which the wrong one has the higher score.
  func detectionOfErrors(by score: [Double]) -> Double {
    Ranking.auroc(
      positives: zip(score, isCorrect).filter { !$0.1 }.map(\.0),
      negatives: zip(score, isCorrect).filter(\.1).map(\.0))
  }
}

/// Something of each test set.
struct Both<Value> {
  let clean: Value
  let corrupted: Value

  init(clean: Value, corrupted: Value) { (self.clean, self.corrupted) = (clean, corrupted) }

  init(_ make: (TestSet) throws -> Value) rethrows {
    (clean, corrupted) = (try make(.clean), try make(.corrupted))
  }

  subscript(which: TestSet) -> Value { which == .clean ? clean : corrupted }
}

extension Both: Sendable where Value: Sendable {}

/// The two test sets, by their names in results.json.
enum TestSet: String, CaseIterable, Sendable {
  case clean, corrupted
}

extension DigitImages {
  subscript(which: TestSet) -> ImageTensors { which == .clean ? test : corruptedTest }

  /// What a network without draws says of both test sets.
  func ask(_ model: Sequential, on device: Device) throws -> Both<PredictiveMean> {
    try Both { set in
      try model.predictMean(self[set].images, draws: 1, key: Key(seed: 0), on: device)
    }
  }

  /// Predictions with the labels of the images that they are of.
  func answers(_ means: Both<PredictiveMean>) throws -> Both<Answer> {
    try Both { try Answer(means[$0], self[$0].classes) }
  }
}
