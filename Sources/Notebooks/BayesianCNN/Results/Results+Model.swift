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
  var results: Results.DataSets {
    Results.DataSets(
      mnist: Results.DataSet(
        source: mnist.source.rawValue, train: mnist.train.count, test: mnist.test.count,
        sha256: mnist.sha256),
      corrupted: Results.CorruptedSet(
        source: corrupted.source.rawValue, corruption: corrupted.corruption,
        severity: corrupted.severity))
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
