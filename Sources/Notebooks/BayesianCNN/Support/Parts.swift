import Basics
import Literate
import Model
import Plot
import Report

extension BayesianCNN {
  /// The entropy of ten equal probabilities.
  var maximumBits: Double { Double(10).log2 }

  /// How many of the draws lie beyond each end of an interval.
  var beyondEachEnd: Int { Int(((1 - interval) / 2 * Double(draws)).rounded(), in: 0...draws) }
}

/// A model that has learned, and what became of it.
struct Trained {
  let model: Sequential
  let history: History
  let score: Score
}

/// What comes of training the probabilistic model.
struct Probabilistic {
  let trained: Trained
  /// Whether each weight array is that of the deterministic model.
  let identicalWeights: [Bool]
  /// Minus the log-probability of the labels.
  let nll: @Sendable (Tensor, any Distribution) -> Tensor
}

/// What the probabilistic model says of both test sets, and the images that the page looks at.
struct Predictions {
  let clean: OneHotCategorical
  let corrupted: OneHotCategorical
  let chosen: ChosenImages
  let plot: ExamplePlot
  let results: [Results.Example]
}

/// Images chosen by how sure the probabilistic model is of them: their indices in the test sets.
struct ChosenImages {
  let sure: Int
  let hard: Int
  let hardCorrupted: Int
  let turned: Int

  var sureClean: Example { Example(role: "certain", set: "mnist", index: sure) }
  var hardClean: Example { Example(role: "hard", set: "mnist", index: hard) }
  var sureCorrupted: Example { Example(role: "certain", set: "corrupted", index: sure) }
  var hardestCorrupted: Example { Example(role: "hard", set: "corrupted", index: hardCorrupted) }
  var turnedClean: Example { Example(role: "turned", set: "mnist", index: turned) }
  var turnedCorrupted: Example { Example(role: "turned", set: "corrupted", index: turned) }
}

/// Shows what a model says of an example.
struct ExamplePlot {
  let digits: DigitImages
  /// From images, labels, model, example, and whether to make many passes.
  let analyse:
    (Tensor, Tensor, Sequential, Example, Bool) throws -> (figure: Figure, result: Results.Example)

  func show(
    _ page: inout Page, _ example: Example, _ model: Sequential, runEnsemble: Bool = false,
    caption: Prose
  ) throws -> Results.Example {
    let images = example.set == "mnist" ? digits.test.images : digits.corruptedTest.images
    let (figure, result) = try analyse(images, digits.test.labels, model, example, runEnsemble)
    let prefix = runEnsemble ? "bayesian" : "probabilistic"
    try page.show(figure, id: "\(prefix)-\(example.role)-\(example.set)", caption: caption)
    return result
  }
}

/// Entropies of both test sets, and how they are drawn.
struct EntropyOfBoth {
  let clean: EntropyGroups
  let corrupted: EntropyGroups
  let plot: (OneHotCategorical, Tensor) -> (figure: Figure, groups: EntropyGroups)

  var results: [String: Results.EntropyResults] {
    ["mnist": clean.results, "corrupted": corrupted.results]
  }
}
