import Datasets
import Model
import Report

/// Entropies in bits of one test set's predictions, split by whether they are right.
struct EntropyGroups {
  let correct: [Double]
  let incorrect: [Double]
}

extension Results.EntropyResults {
  init(_ answers: [Both<Answer>]) {
    func groups(_ set: TestSet) -> Results.Groups {
      let groups = answers.map { $0[set].groups }
      return Results.Groups(
        correct: Results.Group(groups.map(\.correct)),
        incorrect: Results.Group(groups.map(\.incorrect)))
    }
    self.init(clean: groups(.clean), corrupted: groups(.corrupted))
  }
}

extension Results.Group {
  fileprivate init(_ bits: [[Double]]) {
    let means = Spread(bits.map(\.mean))
    self.init(count: Spread(bits.map { Double($0.count) }), mean: means.isFinite ? means : nil)
  }
}

extension Results.ModelResults {
  init(_ trained: [Trained]) {
    func scores(_ score: KeyPath<Score, Evaluation>) -> Results.Scores {
      let evaluations = trained.map { $0.score[keyPath: score] }
      return Results.Scores(
        loss: Spread(evaluations.map(\.loss)), accuracy: Spread(evaluations.map(\.accuracy)))
    }
    self.init(
      parameters: trained[0].model.parameterCount,
      epochs: trained[0].history.epochs.map {
        Results.Score(loss: $0.loss, accuracy: $0.accuracy)
      },
      clean: scores(\.clean), corrupted: scores(\.corrupted))
  }
}

extension ReportData {
  /// What results.json says of the data.
  func results(with others: [OtherSet]) -> Results.DataSets {
    Results.DataSets(
      clean: Results.DataSet(dataset),
      corrupted: Results.CorruptedSet(
        source: corrupted.source.rawValue, corruption: corrupted.corruption,
        severity: corrupted.severity, sha256: corrupted.sha256),
      others: others.map { Results.DataSet($0.set) })
  }
}

extension Results.DataSet {
  fileprivate init(_ set: ImageDataset) {
    self.init(
      source: set.identity.name, train: set.train.count, test: set.test.count, sha256: set.sha256)
  }
}

extension Tensor {
  /// The numbers, in double precision.
  var numbers: [Double] { scalars.map(Double.init) }
}
