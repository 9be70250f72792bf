import Model
import Testing

/// What every measure promises: the order of samples does not matter, bounds, the best value for predictions that are certain and
/// right, and what it is without samples.
@Suite struct MeasureContractTests {
  struct Measure: Sendable, CustomTestStringConvertible {
    let name: String
    /// Its bounds for any predictions.
    let bounds: ClosedRange<Double>
    /// Its value for predictions that are certain and right.
    let best: Double
    /// Its value without samples.
    var empty = Double.nan
    let value: @Sendable (LabelledProbabilities) -> Double

    var testDescription: String { name }
  }

  static let measures: [Measure] =
    scores + reliability + decisions + rankings

  private static let scores = [
    Measure(name: "accuracy", bounds: 0...1, best: 1) { $0.accuracy },
    Measure(name: "log loss", bounds: 0...Double.infinity, best: 0) { $0.logLoss },
    Measure(name: "Brier score", bounds: 0...2, best: 0) { $0.brierScore },
    Measure(name: "entropy", bounds: 0...2.321928094887363, best: 0) {
      $0.entropies.reduce(0, +) / Double($0.count)
    },
    Measure(name: "temperature", bounds: TemperatureScaling.range, best: 1, empty: 1) {
      TemperatureScaling(fitting: $0).temperature
    },
  ]

  private static var reliability: [Measure] {
    let rules = ReliabilityDiagram.EdgeRule.allCases
    let bins =
      rules.map { ReliabilityDiagram.Bins.equalWidth(10, $0) } + [.equalMass(15), .equalMass(1)]
    let errors = bins.flatMap { bins in
      // Certain predictions are in no bin for one of the rules.
      let best = bins == .equalWidth(10, .leftClosedWithoutOne) ? Double.nan : 0
      return [
        Measure(name: "ECE \(bins)", bounds: 0...1, best: best) {
          $0.reliability(bins).expectedCalibrationError
        },
        Measure(name: "MCE \(bins)", bounds: 0...1, best: best) {
          $0.reliability(bins).maximumCalibrationError
        },
      ]
    }
    return errors + [
      Measure(name: "ECE", bounds: 0...1, best: 0) { $0.expectedCalibrationError },
      Measure(name: "adaptive ECE", bounds: 0...1, best: 0) { $0.adaptiveCalibrationError },
      Measure(name: "overconfidence", bounds: -1...1, best: 0) { $0.reliability().overconfidence },
    ]
  }

  private static let decisions = [
    Measure(name: "AURC", bounds: 0...1, best: 0) { riskCoverage($0).area },
    Measure(name: "AURC, trapezoids", bounds: 0...1, best: 0) { riskCoverage($0).trapezoidArea },
    Measure(name: "accuracy at coverage", bounds: 0...1, best: 1) {
      riskCoverage($0).accuracy(atCoverage: 0.8)
    },
    Measure(name: "coverage at risk", bounds: 0...1, best: 1) {
      riskCoverage($0).coverage(atRisk: 0.05)
    },
    Measure(name: "McNemar's p", bounds: 0...1, best: 1, empty: 1) {
      McNemarTest($0.isCorrect, $0.labels.map { _ in true }).pValue
    },
    Measure(name: "paired difference", bounds: -1...1, best: 0) {
      McNemarTest($0.isCorrect, $0.labels.map { _ in true }).difference
    },
    Measure(name: "its error", bounds: 0...1, best: 0) {
      McNemarTest($0.isCorrect, $0.labels.map { _ in true }).standardError
    },
    Measure(name: "threshold", bounds: 0...1, best: 0, empty: .infinity) {
      conformal($0).threshold
    },
    Measure(name: "coverage of sets", bounds: 0...1, best: 1) {
      conformal($0).sets($0, key: Key(seed: 2)).coverage
    },
    Measure(name: "size of sets", bounds: 0...5, best: 1) {
      conformal($0).sets($0, key: Key(seed: 2)).meanSize
    },
    Measure(name: "share of sets of one class", bounds: 0...1, best: 1) {
      conformal($0).sets($0, key: Key(seed: 2)).share(ofSize: 1)
    },
  ]

  private static let rankings = [
    Measure(name: "AUROC", bounds: 0...1, best: 1) {
      let (positives, negatives) = groups($0)
      return Ranking.auroc(positives: positives, negatives: negatives)
    },
    Measure(name: "average precision", bounds: 0...1, best: 1) {
      let (positives, negatives) = groups($0)
      return Ranking.averagePrecision(positives: positives, negatives: negatives)
    },
    Measure(name: "FPR95", bounds: 0...1, best: 0) {
      let (positives, negatives) = groups($0)
      return Ranking.falsePositiveRate(positives: positives, negatives: negatives)
    },
  ]

  private static func riskCoverage(_ p: LabelledProbabilities) -> RiskCoverage {
    RiskCoverage(confidences: p.confidences, isCorrect: p.isCorrect)
  }

  private static func conformal(_ p: LabelledProbabilities) -> SplitConformal {
    SplitConformal(calibration: p, score: .leastAmbiguous, key: Key(seed: 1))
  }

  /// The probability of the first class, for samples that are of it and for the others.
  private static func groups(_ p: LabelledProbabilities) -> ([Double], [Double]) {
    func scores(_ isPositive: Bool) -> [Double] {
      p.labels.indices.filter { (p.labels[$0] == 0) == isPositive }
        .map { p.probabilities[$0 * p.classes] }
    }
    return (scores(true), scores(false))
  }

  @Test(arguments: measures) func orderDoesNotMatter(_ measure: Measure) throws {
    for seed in 0..<3 as Range<UInt64> {
      let p = try sampledPredictions(200, seed: seed)
      let shuffled = p.gather(Key(seed: seed).permutation(200).map { Int($0) })
      let (found, expected) = (measure.value(shuffled), measure.value(p))
      // The root of a sum has fewer digits than its terms.
      #expect(close(found, expected, within: measure.name == "temperature" ? 1e-9 : 1e-12))
    }
  }

  @Test(arguments: measures) func boundsHold(_ measure: Measure) throws {
    for seed in 0..<20 as Range<UInt64> {
      for (count, temperature) in [(1, 1), (2, 100), (30, 0.01), (100, 0.3), (100, 5)] {
        let p = try sampledPredictions(count, seed: seed).tempered(temperature)
        let value = measure.value(p)
        #expect(measure.bounds.contains(value) || value.isNaN || count < 30, "\(value)")
      }
    }
  }

  @Test(arguments: measures) func certainAndRightIsBest(_ measure: Measure) throws {
    let labels = (0..<30).map { $0 % 5 }
    let p = try LabelledProbabilities(.oneHot(labels, classes: 5), labels: labels)
    #expect(close(measure.value(p), measure.best, within: 0))
  }

  @Test(arguments: measures) func withoutSamples(_ measure: Measure) throws {
    let p = try LabelledProbabilities(probabilities: [], classes: 5, labels: [])
    #expect(close(measure.value(p), measure.empty, within: 0))
  }
}
