import Datasets
import LiterateData
public import LiterateModel

/// The notebook "Bayesian convolutional neural network".
public struct BayesianCNN: Notebook {
  public static let title =
    "What a deterministic, a probabilistic and a Bayesian CNN know of their uncertainty."

  @Parameter("Epochs of training; the Bayesian model has twice as many.", in: 1...100)
  var epochs = 5
  @Parameter("Draws of the Bayesian model's weights.", in: 2...1_000)
  var draws = 200
  @Parameter("The folder with the data; else $REPORT_DATA, ./data, what `data fetch` got.")
  var data: Folder? = nil
  @Parameter("The corruption of the test images: KIND or KIND:SEVERITY, by MNIST-C's names.")
  var corruption = CorruptionChoice(Spatter.self)
  @Parameter("A folder with another data set, to ask whether the models notice that it is another.")
  var ood: Folder? = nil
  @Parameter("Draw stand-in digits, whatever data there are.")
  var standIn = false
  /// Part one shows the first; claims are tested on all.
  public static let seedCount = 5
  /// What the original's course has in a folder that does not name it.
  static let originalCorruption = Spatter.name
  /// Images in a batch, Keras' default.
  let batchSize = 32
  /// The share of the draws that an interval holds.
  let interval = 0.95
  /// Networks in an ensemble.
  let members = 5

  public init() {}

  public func write(_ page: inout Page, _ run: Run) throws -> Results {
    //: # Bayesian convolutional neural network
    //:
    //: A classifier that is wrong can still be useful, if it says that it is unsure. This report
    //: trains three small networks to classify images, and asks of each what it knows about its own
    //: uncertainty. The first returns ten numbers that add up to one. The second returns a
    //: probability distribution, and so can be asked how unsure it is. The third holds a distribution
    //: over its own weights as well, and so can say how much of its doubt comes of not knowing them. What an
    //: *image* leaves open is called **aleatoric** uncertainty, what *training* left open **epistemic**, which more
    //: data would reduce. Then all three are shown images of a kind that they have never seen. The second part asks
    //: what that is worth: whether the Bayesian network is better, where, and whether its probabilities can be trusted.
    //:
    //: The experiments of the first part are those of a notebook from a course on TensorFlow Probability, called *the
    //: original* below. Everything on this page comes from one run of one program. The listings are
    //: the code that ran, the numbers in the text are read from its results, and the main
    //: conclusions are *claims*: sentences bound to conditions that the program tests. Some are worded by the
    //: run, so that they say what it found, whatever that is. A claim that
    //: this run does not bear out is marked as such; open any of them to see the numbers behind it.

    //| fold
    let data = try loadData(run)
    let others = try loadOthers(run, beside: data.dataset)
    let run = try run.withMemory(memory(for: data, others, seeds: run.seeds.count), for: "training")
    tell(of: data, others, on: &page)
    let digits = try showData(&page, data)
    let deterministic = try trainDeterministic(&page, run, digits)
    let probabilistic = try trainProbabilistic(&page, run, digits, deterministic)
    let predictions = try showPredictions(&page, run, digits, probabilistic.trained[0])
    let plotEntropy = try showEntropy(&page, probabilistic.trained)
    let bayesian = try trainBayesian(&page, run, digits, deterministic, probabilistic)
    let examples = try showBayesianPredictions(
      &page, digits, bayesian.trained, predictions, plotEntropy)
    tellUncertaintiesApart(&page, bayesian, deterministic)

    let (contest, ensembles) = try compareModels(&page, run, digits, deterministic, bayesian)
    let probes = makeProbes(run, data, digits)
    try checkCalibration(&page, run, digits, probes, contest, deterministic, bayesian)
    try selectPredictions(&page, digits, contest)
    let panels = run.seeds.indices.map { seed in
      Panel(
        seed: run.seeds[seed], deterministic: deterministic.trained[seed].model,
        bayesian: bayesian.trained[seed].model, ensemble: ensembles[seed])
    }
    try askOfTheUnfamiliar(&page, run, digits, data, probes, others, panels)
    try testTheWords(&page, run, digits, data, bayesian)
    try varyTheApproximation(&page, run, digits, deterministic)
    try showConfidentErrors(&page, digits, contest)
    defineMeasures(&page, digits, contest)

    //: ## What to take away
    //:
    //: Three networks of the same make differ in what they can say. The deterministic one gives ten
    //: numbers. The probabilistic one gives the same numbers as a distribution, which can be asked
    //: how sure it is. The Bayesian one, averaged over its draws, also says how much of its doubt is
    //: disagreement, at the cost of twice the parameters, twice the epochs and many passes where one used to do.
    //:
    //: Whether it is better, than what, and by what: \(claim: "bayesian-against-one"), \(claim: "bayesian-against-longer") and
    //: \(claim: "bayesian-against-ensemble"). These are verdicts on this network after \(2 * epochs) epochs, and not on the method;
    //: \(claim: "training-has-not-settled") shows what more training does. Whether its probabilities can be taken as they come, and
    //: what one number mends: \(claim: "underconfident") and \(claim: "temperature-mends"). How well its doubt finds its own errors:
    //: \(claim: "doubt-finds-errors"). How well it finds strange images depends on their kind: \(claim: "weak-detector") and
    //: \(table: "outside"). And whether the two kinds of doubt are what they are called: \(claim: "aleatoric-can-be-learned").
    //:
    //: All numbers of this page's tables are also written to a file, for programs to read.

    //| fold
    return Results(
      data: data.results(with: others),
      models: [
        "deterministic": .init(deterministic.trained),
        "probabilistic": .init(Array(probabilistic.trained.prefix(1))),
        "bayesian": .init(bayesian.trained),
      ],
      identicalWeights: probabilistic.identicalWeights,
      entropy: [
        "probabilistic": .init(probabilistic.trained.map(\.answers)),
        "bayesian": .init(bayesian.trained.map(\.onePass)),
      ],
      comparison: contest.results, examples: predictions.results + examples)
  }
}
