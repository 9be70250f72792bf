import Datasets
import Model
import Report

/// Entropies in bits of one test set's predictions, split by whether they are right.
struct EntropyGroups {
  let correct: [Double]
  let incorrect: [Double]

  var results: Results.EntropyResults {
    func group(_ bits: [Double]) -> Results.Group {
      Results.Group(count: bits.count, mean: bits.isEmpty ? nil : bits.mean)
    }
    return Results.EntropyResults(correct: group(correct), incorrect: group(incorrect))
  }
}

extension Results.ModelResults {
  init(_ trained: Trained) {
    self.init(
      parameters: trained.model.parameterCount,
      epochs: trained.history.epochs.map { Results.Score(loss: $0.loss, accuracy: $0.accuracy) },
      mnist: Results.Score(trained.score.clean), corrupted: Results.Score(trained.score.corrupted))
  }
}

extension Results.Score {
  init(_ evaluation: Evaluation) {
    self.init(loss: evaluation.loss, accuracy: evaluation.accuracy)
  }
}

extension ReportData {
  /// What results.json says of the data.
  func results(with other: ImageDataset?) -> Results.DataSets {
    Results.DataSets(
      mnist: Results.DataSet(dataset),
      corrupted: Results.CorruptedSet(
        source: corrupted.source.rawValue, corruption: corrupted.corruption,
        severity: corrupted.severity, sha256: corrupted.sha256),
      other: other.map(Results.DataSet.init))
  }
}

extension Results.DataSet {
  fileprivate init(_ set: ImageDataset) {
    self.init(
      source: set.identity.name, train: set.train.count, test: set.test.count, sha256: set.sha256)
  }
}

extension OneHotCategorical {
  /// Entropy of each distribution in bits.
  var entropyInBits: [Double] { entropy().numbers.map { $0 / Entropy.natsPerBit } }

  /// Whether the most probable label of each is the given one.
  func isCorrect(_ labels: Tensor) -> [Bool] {
    zip(logits.argmax(), labels.scalars).map { $0 == Int($1) }
  }
}

extension Tensor {
  /// The numbers, in double precision.
  var numbers: [Double] { scalars.map(Double.init) }
}
