import Datasets
import LiterateData
public import LiterateModel

/// The notebook "Bayesian convolutional neural network".
public struct BayesianCNN: Notebook {
  public static let title =
    "What a deterministic, a probabilistic and a Bayesian CNN know of their uncertainty."

  @Parameter("Epochs of training; the Bayesian model has twice as many.", in: 1...100)
  var epochs = 5
  @Parameter("Forward passes behind the intervals of one image.", in: 2...1_000)
  var draws = 200
  @Parameter("Forward passes over a whole test set.", in: 2...1_000)
  var passes = 50
  @Parameter("The folder with the data; else $REPORT_DATA, ./data, what `data fetch` got.")
  var data: Folder? = nil
  @Parameter("The corruption of the test images: KIND or KIND:SEVERITY, by MNIST-C's names.")
  var corruption = CorruptionChoice(Spatter.self)
  @Parameter("A folder with another data set, to ask whether the model notices that it is another.")
  var ood: Folder? = nil
  @Parameter("Draw stand-in digits, whatever data there are.")
  var standIn = false
  /// What the original's course has in a folder that does not name it.
  static let originalCorruption = Spatter.name
  /// Images in a batch, Keras' default.
  let batchSize = 32
  /// The share of the draws that an interval holds.
  let interval = 0.95

  public init() {}

  public func write(_ page: inout Page, _ run: Run) throws -> Results {
    //: # Bayesian convolutional neural network
    //:
    //: A classifier that is wrong can still be useful, if it says that it is unsure. This report
    //: trains three small networks to classify images, and asks of each what it knows about its own
    //: uncertainty. The first returns ten numbers that add up to one. The second returns a
    //: probability distribution, and so can say what the *image* leaves open: its **aleatoric**
    //: uncertainty, which no amount of training removes. The third holds a distribution over its
    //: own weights as well, and so can say what *training* left open: its **epistemic**
    //: uncertainty, which more data would reduce. Then all three are shown images of a kind that
    //: they have never seen.
    //:
    //: The experiments are those of a notebook from a course on TensorFlow Probability, called *the
    //: original* below. Everything on this page comes from one run of one program. The listings are
    //: the code that ran, the numbers in the text are read from its results, and the main
    //: conclusions are *claims*: sentences bound to conditions that the program tests. A claim that
    //: this run does not bear out is marked as such; open any of them to see the numbers behind it.

    //| fold
    let data = try loadData(run)
    let other = try loadOther(run, than: data.dataset)
    let run = try run.withMemory(memory(for: data, other), for: "training")
    tell(of: data, other, on: &page)
    let digits = try showData(&page, data, other)
    let deterministic = try trainDeterministic(&page, run, digits)
    let probabilistic = try trainProbabilistic(&page, run, digits, deterministic)
    let predictions = try showPredictions(&page, run, digits, probabilistic.trained.model)
    let entropy = try showEntropy(&page, digits, predictions)
    let bayesian = try trainBayesian(&page, run, digits, deterministic, probabilistic)
    let draws = try showBayesianPredictions(
      &page, run, digits, bayesian.model, predictions, entropy)
    let parts = try tellUncertaintiesApart(&page, run, digits, bayesian, deterministic)
    let otherResults = try digits.other.map {
      try showOtherImages(&page, run, $0, bayesian.model, parts)
    }

    //: ## What to take away
    //:
    //: Three networks of the same make differ in what they can say. The deterministic one gives ten
    //: numbers. The probabilistic one gives the same numbers as a distribution, which can be asked
    //: how sure it is. The Bayesian one adds how far those probabilities can be trusted, at the
    //: cost of twice the parameters, twice the epochs and many passes where one used to do. Neither
    //: of the two was told what a corrupted image is; both were, on average, less sure of them
    //: (\(claim: "unsure-when-corrupted"), \(claim: "unsure-together")).
    //:
    //: The main numbers of this page are also written to a file, for programs to read.

    //| fold
    return Results(
      data: data.results(with: other),
      models: [
        "deterministic": .init(deterministic), "probabilistic": .init(probabilistic.trained),
        "bayesian": .init(bayesian),
      ],
      identicalWeights: probabilistic.identicalWeights,
      entropy: ["probabilistic": entropy.results, "bayesian": draws.entropy.results],
      examples: predictions.results + draws.results, other: otherResults)
  }
}
