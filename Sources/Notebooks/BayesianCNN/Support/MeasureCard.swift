import LiterateModel
import Report

/// Each measure of the page: what it is here, and where libraries differ.
func measureCard(id: String) -> Table {
  let measures = [
    (
      "accuracy", "share of images whose most probable class is the true one; the first of equals",
      "the same everywhere"
    ),
    (
      "log loss", "mean of −ln p of the true class, in nats; infinite at p = 0",
      "scikit-learn: p is clipped to the smallest step of its type; often called NLL"
    ),
    (
      "Brier score", "mean over images of the sum over classes of (p − y)², 0 to 2",
      "uncertainty-baselines: divided by the number of classes; others leave out the constant 1 or halve it"
    ),
    (
      "calibration error (ECE)",
      "15 bins of equal width, (a, b], 0 in the first; mean of |accuracy − confidence|, weighted by counts",
      "10 bins; [a, b), in which a confidence of exactly 1 can fall out of the last bin; counts by one rule and means by the other"
    ),
    (
      "adaptive calibration error", "the same with 15 bins of equal counts, by rank of confidence",
      "bins over all classes' probabilities instead of the favourite's"
    ),
    (
      "entropy", "−Σ p log₂ p of the averaged prediction, in bits, 0 log 0 = 0: total uncertainty",
      "nats; 10⁻¹⁵ added inside the logarithm; the mean entropy of single draws sold as the entropy"
    ),
    (
      "aleatoric, epistemic part",
      "mean entropy of the draws; total less that (mutual information), at least 0; of a single draw none",
      "a single member: 0 in some libraries, not a number in others"
    ),
    (
      "area under the risk-coverage curve",
      "mean over k of the share of errors among the k most confident; ties stay in the images' order",
      "torch-uncertainty: trapezoids over coverage, divided by 1 − 1/n"
    ),
    (
      "AUROC",
      "share of pairs of a positive and a negative in which the positive has the higher score; ties count half",
      "positive is what is to be found: the wrong, the corrupted, the other"
    ),
    (
      "AUPR", "average precision: Σ (recall step × precision), positives the others",
      "trapezoids; clean images as positives"
    ),
    (
      "FPR95",
      "share of clean images whose score reaches the highest threshold that 95% of the others reach",
      "orientation: with clean images as positives it is another number"
    ),
    (
      "McNemar's p", "exact, two-sided, binomial, of images that only one of two reads correctly",
      "chi-squared, with or without correction"
    ),
    (
      "conformal threshold", "the ⌈0.9 (n + 1)⌉-th smallest score of the n images put aside",
      "a plain quantile, which promises a little less"
    ),
  ]
  return Table(
    id: id,
    caption: "Definitions. p: predicted probability; y: one-hot label; n: number of images.",
    header: ["measure", "here", "elsewhere"],
    rows: measures.map { [.text($0), .text($1), .text($2)] })
}

extension Contest {
  /// The calibration error of the same predictions under several conventions.
  func conventionTable(id: String) -> Table {
    let conventions: [(String, ReliabilityDiagram.Bins)] = [
      ("15 bins, (a, b]: this page, Guo et al.", .equalWidth(15)),
      (
        "15 bins, [a, b), and one for confidences of 1: torchmetrics",
        .equalWidth(15, .leftClosedWithOneApart)
      ),
      (
        "10 bins, [a, b), without confidences of 1: uncertainty-baselines",
        .equalWidth(10, .leftClosedWithoutOne)
      ),
      (
        "15 bins, counts by [a, b), means by (a, b]: Ovadia et al.",
        .equalWidth(15, .countsLeftMeansRight)
      ),
      ("15 bins of equal counts: torch-uncertainty's adaptive error", .equalMass(15)),
    ]
    return Table(
      id: id,
      caption: "Calibration error of the averaged Bayesian prediction under five conventions.",
      rows: conventions,
      columns: [
        Column("convention") { $0.0 },
        Column("clean") { row -> Estimate? in
          estimate("calibration error", .averaged, .clean, .fixed(5)) {
            $0.predictions.reliability(row.1).expectedCalibrationError
          }
        },
        Column("corrupted") { row -> Estimate? in
          estimate("calibration error", .averaged, .corrupted, .fixed(5)) {
            $0.predictions.reliability(row.1).expectedCalibrationError
          }
        },
      ])
  }

  /// For results.json: measure by measure.
  var results: [String: [String: [String: Spread]]] {
    let yardsticks = Yardstick.all + [.areaUnderRisk]
    let contenders = Contender.allCases.map { contender in
      let sets = TestSet.allCases.map { set in
        let spreads = yardsticks.map { yardstick in
          (yardstick.name, Spread(self[contender].map { yardstick.value($0[set]) }))
        }
        return (set.rawValue, Dictionary(uniqueKeysWithValues: spreads.filter(\.1.isFinite)))
      }
      return (contender.rawValue, Dictionary(uniqueKeysWithValues: sets))
    }
    return Dictionary(uniqueKeysWithValues: contenders)
  }
}

extension Spread {
  var isFinite: Bool { values.allSatisfy(\.isFinite) }
}
