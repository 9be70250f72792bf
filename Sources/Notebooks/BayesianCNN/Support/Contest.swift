import Basics
import LiterateModel
import Report

/// Those whose predictions part two compares.
enum Contender: String, CaseIterable, Sendable {
  case deterministic, longer, onePass, averaged, ensemble

  var title: String {
    switch self {
    case .deterministic: "deterministic"
    case .longer: "deterministic, twice the epochs"
    case .onePass: "Bayesian, one pass"
    case .averaged: "Bayesian, averaged"
    case .ensemble: "ensemble of five"
    }
  }

  /// As a noun in a sentence.
  var noun: String {
    switch self {
    case .deterministic: "the deterministic model"
    case .longer: "the deterministic model with twice the epochs"
    case .onePass: "one pass of the Bayesian model"
    case .averaged: "the averaged Bayesian prediction"
    case .ensemble: "the ensemble of five"
    }
  }
}

/// What all contenders say of both test sets, on each seed.
struct Contest: Sendable {
  let answers: [Contender: [Both<Answer>]]

  subscript(contender: Contender) -> [Both<Answer>] { answers[contender] ?? [] }

  /// A number of one contender's predictions of one test set, on each seed.
  func estimate(
    _ name: String, _ contender: Contender, _ set: TestSet, _ format: NumberFormat,
    _ value: (Answer) -> Double
  ) -> Estimate {
    self[contender].estimate("\(name) of \(contender.noun)", set, format, value)
  }

  /// A row for each contender, a column for each number; one test set.
  func table(
    _ set: TestSet, id: String, caption: Prose, _ columns: [Yardstick]
  ) -> Table {
    Table(
      id: id, caption: caption, rows: Contender.allCases,
      columns: [Column("model") { $0.title }]
        + columns.map { column in
          Column(column.name) { contender -> Estimate? in
            let estimate = estimate(column.name, contender, set, column.format, column.value)
            return estimate.values.allSatisfy(\.isFinite) ? estimate : nil
          }
        })
  }
}

/// A row of a table of all contenders on both test sets.
typealias ContestRow = (contender: Contender, set: TestSet)

extension Contest {
  /// A table with a row for each contender on each test set, which begins with their names.
  static func tableOfBothSets(
    id: String, caption: Prose, _ columns: [Column<ContestRow>]
  ) -> Table {
    Table(
      id: id, caption: caption,
      rows: Contender.allCases.flatMap { contender in
        TestSet.allCases.map { (contender: contender, set: $0) }
      },
      columns: [Column("model") { $0.contender.title }, Column("test set") { $0.set.rawValue }]
        + columns)
  }
}

/// A measure by which predictions are compared.
struct Yardstick: Sendable {
  let name: String
  let format: NumberFormat
  let isBetterWhenLower: Bool
  let value: @Sendable (Answer) -> Double

  static let accuracy = Yardstick(
    name: "accuracy", format: .percent(2), isBetterWhenLower: false
  ) { $0.predictions.accuracy }
  static let logLoss = Yardstick(name: "log loss", format: .fixed(4), isBetterWhenLower: true) {
    $0.predictions.logLoss
  }
  static let brierScore = Yardstick(
    name: "Brier score", format: .fixed(4), isBetterWhenLower: true
  ) { $0.predictions.brierScore }
  static let calibrationError = Yardstick(
    name: "calibration error", format: .fixed(4), isBetterWhenLower: true
  ) { $0.predictions.expectedCalibrationError }
  static let adaptiveCalibrationError = Yardstick(
    name: "adaptive", format: .fixed(4), isBetterWhenLower: true
  ) { $0.predictions.adaptiveCalibrationError }

  static let all = [accuracy, logLoss, brierScore, calibrationError, adaptiveCalibrationError]
  /// Those that a model is trained or chosen for; scores that are proper, and accuracy.
  static let proper = [accuracy, logLoss, brierScore]
}

extension Contest {
  /// Which of two is better, by each yardstick on each test set: said as the run has it, so that the sentence is true of every run,
  /// and tested where it speaks of all seeds.
  func verdict(
    on first: Contender, against second: Contender, by yardsticks: [Yardstick]
  ) -> (sentence: Prose, condition: Condition) {
    var conditions: [Condition] = []
    let parts = TestSet.allCases.map { set in
      var sides = Sides()
      for yardstick in yardsticks {
        sides.add(
          yardstick.name, estimate(yardstick, first, set), estimate(yardstick, second, set),
          isBetterWhenLower: yardstick.isBetterWhenLower)
      }
      conditions += sides.conditions
      return "on \(set) images " + outcome(sides, seeds: self[first].count)
    }
    let sentence = "\(first.noun) against \(second.noun): \(parts.joined(separator: "; "))."
    return ("\(sentence.prefix(1).uppercased() + sentence.dropFirst())", .all(conditions))
  }

  private func outcome(_ sides: Sides, seeds: Int) -> String {
    let when = seeds == 1 ? "" : " on every seed"
    let (better, worse, open) = (
      listed(sides.better, "and"), listed(sides.worse, "and"), listed(sides.undecided, "and")
    )
    let undecided = seeds == 1 ? "equal in \(open)" : "in \(open) it depends on the seed"
    return [
      better.isEmpty ? nil : "better in \(better)\(when)",
      worse.isEmpty ? nil : "worse in \(worse)\(when)", open.isEmpty ? nil : undecided,
    ].compactMap(\.self).joined(separator: ", ")
  }

  private func estimate(_ yardstick: Yardstick, _ contender: Contender, _ set: TestSet) -> Estimate
  {
    estimate(yardstick.name, contender, set, yardstick.format, yardstick.value)
  }
}
