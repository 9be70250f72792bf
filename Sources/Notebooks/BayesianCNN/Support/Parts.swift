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
struct Trained: Sendable {
  let model: Sequential
  let history: History
  let score: Score
  /// What it says of both test sets.
  let asked: Both<Asked>

  /// - Parameters:
  ///   - labels: the form of the labels that its loss takes.
  ///   - draws: of its weights, for the prediction that is their mean.
  ///   - key: names the draws.
  init(
    _ model: Sequential, _ history: History, _ digits: DigitImages,
    _ labels: any KeyPath<ImageTensors, Tensor> & Sendable, draws: Int = 1, key: Key = Key(seed: 0),
    on device: Device
  ) throws {
    (self.model, self.history) = (model, history)
    score = try digits.evaluate(model, labels, on: device)
    asked = try Both { try Asked(model, digits[$0], draws: draws, key: key, on: device) }
  }

  /// What all draws say together; the only one, of a model without draws.
  var answers: Both<Answer> { Both { asked[$0].answer } }
  /// What the first draw says by itself.
  var onePass: Both<Answer> { Both { asked[$0].onePass } }
}

/// What comes of training the probabilistic model.
struct Probabilistic {
  /// On the first seed, and on the others with the weights of the deterministic model.
  let trained: [Trained]
  /// Whether each weight array of the first seed is that of the deterministic model.
  let identicalWeights: [Bool]
  /// Minus the log-probability of the labels.
  let nll: @Sendable (Tensor, any Distribution) -> Tensor
}

/// The images that the page looks at, and what the probabilistic model says of them.
struct Predictions {
  let chosen: ChosenImages
  let plot: ExamplePlot
  let results: [Results.Example]
}

/// Networks of one make, trained on each seed.
struct Family: Sendable {
  let trained: [Trained]
  /// One before training, for a number of training images.
  let makeModel: @Sendable (_ count: Int, _ key: Key) throws -> Sequential

  var answers: [Both<Answer>] { trained.map(\.answers) }
  /// Numbers that one of them trains.
  var parameters: Int { trained[0].model.parameterCount }
}

/// Images chosen by how sure the probabilistic model is of them: their indices in the test sets.
struct ChosenImages {
  let sure: Int
  let hard: Int
  let hardCorrupted: Int
  let turned: Int

  var sureClean: Example { Example(role: "certain", set: "clean", index: sure) }
  var hardClean: Example { Example(role: "hard", set: "clean", index: hard) }
  var sureCorrupted: Example { Example(role: "certain", set: "corrupted", index: sure) }
  var hardestCorrupted: Example { Example(role: "hard", set: "corrupted", index: hardCorrupted) }
  var turnedClean: Example { Example(role: "turned", set: "clean", index: turned) }
  var turnedCorrupted: Example { Example(role: "turned", set: "corrupted", index: turned) }
}

/// How entropies of a test set's predictions are drawn.
typealias EntropyPlot = (Answer) -> Figure

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
    let images = example.set == "clean" ? digits.test.images : digits.corruptedTest.images
    let (figure, result) = try analyse(images, digits.test.labels, model, example, runEnsemble)
    let prefix = runEnsemble ? "bayesian" : "probabilistic"
    try page.show(figure, id: "\(prefix)-\(example.role)-\(example.set)", caption: caption)
    return result
  }
}
