import Datasets
import LiterateModel
import Report

/// What Bayesian models that have learned from other images say: for each seed of the one that learned from corrupted images, of the
/// one that learned from a tenth, and of the model of part one.
struct Words {
  private let usual, onCorrupted, onTenth: [Both<Answer>]

  /// - Parameter answers: seed by seed, for each of the lessons.
  init(_ answers: [Both<Answer>], lessons: Int) {
    func lesson(_ index: Int) -> [Both<Answer>] {
      stride(from: index, to: answers.count, by: lessons).map { answers[$0] }
    }
    (onCorrupted, onTenth, usual) = (lesson(0), lesson(1), lesson(2))
  }

  private func part(
    _ name: String, _ answers: [Both<Answer>], _ set: TestSet,
    _ numbers: KeyPath<Answer, [Double]>, _ format: NumberFormat = .bits(3)
  ) -> Estimate { answers.estimate(name, set, format) { $0[keyPath: numbers].mean } }

  var aleatoricBefore: Estimate { part("aleatoric part before", usual, .corrupted, \.aleatoric) }
  var aleatoricAfter: Estimate {
    part("aleatoric part after", onCorrupted, .corrupted, \.aleatoric)
  }

  /// Fall of the aleatoric part on corrupted images, in standard errors of the paired difference.
  var fall: Estimate {
    zip(usual, onCorrupted).map { ($0, $1) }.estimate("fall in standard errors", .fixed(1)) {
      standardErrors($0.corrupted.aleatoric, above: $1.corrupted.aleatoric)
    }
  }

  var epistemicGrowth: Estimate { growth("epistemic part", \.epistemic) }
  var aleatoricGrowth: Estimate { growth("aleatoric part", \.aleatoric) }

  /// On clean images, of the model that learned from a tenth.
  private func growth(_ name: String, _ numbers: KeyPath<Answer, [Double]>) -> Estimate {
    zip(usual, onTenth).map { ($0, $1) }.estimate("growth of the \(name)", .fixed(2)) {
      $1.clean[keyPath: numbers].mean / $0.clean[keyPath: numbers].mean
    }
  }

  func table(id: String, corruption: String) -> Table {
    let models = [
      ("all, clean", usual), ("all, under \(corruption)", onCorrupted), ("a tenth, clean", onTenth),
    ]
    return Table(
      id: id,
      caption:
        "What the Bayesian model makes of its lessons: accuracy, and the two parts of its uncertainty in bits.",
      header: ["learned from", "test set", "accuracy", "aleatoric", "epistemic"],
      rows: models.flatMap { name, answers in
        TestSet.allCases.map { set in
          [
            .text(name), .text(set.rawValue),
            .estimate(
              answers.estimate("accuracy", set, .percent(1)) { $0.predictions.accuracy }),
            .estimate(part(name, answers, set, \.aleatoric, .fixed(3))),
            .estimate(part(name, answers, set, \.epistemic, .fixed(3))),
          ]
        }
      })
  }

  func figure() -> Figure {
    func panel(
      _ title: String, _ set: TestSet, _ after: [Both<Answer>], _ name: String,
      _ numbers: KeyPath<Answer, [Double]>
    ) -> (
      title: String, unit: String, before: [Double], after: [Double], names: (String, String)
    ) {
      (
        title, "bits", usual.map { $0[set][keyPath: numbers].mean },
        after.map { $0[set][keyPath: numbers].mean }, ("part one", name)
      )
    }
    return .beforeAfter(panels: [
      panel("Aleatoric", .corrupted, onCorrupted, "on corrupted", \.aleatoric),
      panel("Epistemic", .corrupted, onCorrupted, "on corrupted", \.epistemic),
      panel("Aleatoric", .clean, onTenth, "on a tenth", \.aleatoric),
      panel("Epistemic", .clean, onTenth, "on a tenth", \.epistemic),
    ])
  }
}

extension BayesianCNN {
  /// The training images under the corruption of the page, which no model of part one has seen.
  func corruptedTrainingImages(_ data: ReportData, _ run: Run) -> LabelledImages {
    data.corrupted.choice.corruption(
      data.dataset.train, key: Key(seed: run.seed).child("corrupted training images"),
      threads: run.threads)
  }
}
