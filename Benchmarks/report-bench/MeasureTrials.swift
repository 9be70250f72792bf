import Foundation
import Model

/// Measures of 10,000 predictions over ten classes, in milliseconds.
struct MeasureTrials {
  let clock: Clock
  /// A Python with scikit-learn, torchmetrics and torch-uncertainty.
  let python: String?
  private static let (count, classes) = (10_000, 10)

  func run(into table: inout BenchTable) throws {
    let (logits, labels) = Self.sample()
    let predictions = try LabelledProbabilities(logits: logits, labels: labels)
    try add("probabilities of logits", to: &table) {
      try LabelledProbabilities(logits: logits, labels: labels).accuracy
    }
    scores(predictions, into: &table)
    rankings(predictions, into: &table)
    sets(predictions, into: &table)
    if let python { try peers(python, into: &table) }
  }

  private func scores(_ p: LabelledProbabilities, into table: inout BenchTable) {
    add("log loss", to: &table) { p.logLoss }
    add("Brier score", to: &table) { p.brierScore }
    add("entropy", to: &table) { p.entropies.reduce(0, +) }
    add("ECE", to: &table) { p.expectedCalibrationError }
    add("adaptive ECE", to: &table) { p.adaptiveCalibrationError }
    add("temperature", to: &table) { TemperatureScaling(fitting: p).temperature }
  }

  private func rankings(_ p: LabelledProbabilities, into table: inout BenchTable) {
    let entropies = p.entropies
    func group(_ isCorrect: Bool) -> [Double] {
      zip(entropies, p.isCorrect).filter { $0.1 == isCorrect }.map(\.0)
    }
    let (wrong, right) = (group(false), group(true))
    add("AUROC", to: &table) { Ranking.auroc(positives: wrong, negatives: right) }
    add("average precision", to: &table) {
      Ranking.averagePrecision(positives: wrong, negatives: right)
    }
    add("FPR95", to: &table) { Ranking.falsePositiveRate(positives: wrong, negatives: right) }
    add("AURC", to: &table) {
      RiskCoverage(confidences: p.confidences, isCorrect: p.isCorrect).area
    }
  }

  private func sets(_ p: LabelledProbabilities, into table: inout BenchTable) {
    let other = Array(p.isCorrect.reversed())
    add("McNemar's test", to: &table) { McNemarTest(p.isCorrect, other).pValue }
    for (name, score) in [
      ("conformal, least ambiguous", .leastAmbiguous), ("conformal, adaptive", .adaptive),
    ]
      as [(String, SplitConformal.Score)]
    {
      add(name, to: &table) {
        SplitConformal(calibration: p, score: score, key: Key(seed: 0))
          .sets(p, key: Key(seed: 0)).coverage
      }
    }
  }

  /// Logits within -4...4, and for true classes mostly those with the greatest.
  private static func sample() -> (Tensor, [Int]) {
    let key = Key(seed: 0)
    let numbers = key.child("logits").uniform(count: count * classes, in: -4..<4)
    let logits = Tensor(shape: [count, classes], scalars: numbers)
    let others = key.child("others").uniform(count: count, in: 0..<1)
    let labels = zip(logits.argmax(), others).map {
      $1 < 0.8 ? $0 : Int($1 * 1e6) % classes
    }
    return (logits, labels)
  }

  private func add(
    _ name: String, to table: inout BenchTable, _ measure: () throws -> Double
  ) rethrows {
    var sum = 0.0
    let time = try clock.measure { sum += try measure() }
    precondition(!sum.isNaN, "\(name) must be a number")
    table.add(Self.rowName(name), 1000 * time.median, "ms", note: note(time))
  }

  private func note(_ time: Clock.Time) -> String { String(format: "best %.3f", 1000 * time.best) }

  private static func rowName(_ name: String) -> String { "\(name), \(count) x \(classes)" }

  /// What `Benchmarks/peers/measures.py` prints.
  private func peers(_ python: String, into table: inout BenchTable) throws {
    struct Line: Decodable {
      let peer: String
      let measure: String
      let milliseconds: Double
    }
    for line in try Peers.lines(of: "measures", python: python) {
      guard let result = try? JSONDecoder().decode(Line.self, from: line) else { continue }
      let ours = table.value(Self.rowName(result.measure))
      let ratio = ours.map { String(format: "%.1f times ours", result.milliseconds / $0) }
      table.add("\(result.measure), \(result.peer)", result.milliseconds, "ms", note: ratio ?? "")
    }
  }
}
