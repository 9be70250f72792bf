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
    _ set: TestSet, id: String, caption: Prose, contenders: [Contender] = Contender.allCases,
    _ columns: [Yardstick]
  ) -> Table {
    Table(
      id: id, caption: caption, rows: contenders,
      columns: [Column("model") { $0.title }]
        + columns.map { column in
          Column(column.name) { contender -> Estimate? in
            let estimate = estimate(column.name, contender, set, column.format, column.value)
            return estimate.values.allSatisfy(\.isFinite) ? estimate : nil
          }
        })
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
      var (better, worse, open): ([String], [String], [String]) = ([], [], [])
      for yardstick in yardsticks {
        let (one, other) = (
          estimate(yardstick.name, first, set, yardstick.format, yardstick.value),
          estimate(yardstick.name, second, set, yardstick.format, yardstick.value)
        )
        let (less, more) = (one < other, one > other)
        let (wins, losses) = yardstick.isBetterWhenLower ? (less, more) : (more, less)
        if wins.holds {
          better.append(yardstick.name)
          conditions.append(wins)
        } else if losses.holds {
          worse.append(yardstick.name)
          conditions.append(losses)
        } else {
          open.append(yardstick.name)
        }
      }
      return "on \(set) images " + outcome(better, worse, open, seeds: self[first].count)
    }
    if conditions.isEmpty { conditions = [Condition(true, evidence: "one-sided in nothing")] }
    let sentence = "\(first.noun) against \(second.noun): \(parts.joined(separator: "; "))."
    return ("\(sentence.prefix(1).uppercased() + sentence.dropFirst())", .all(conditions))
  }

  private func outcome(
    _ better: [String], _ worse: [String], _ open: [String], seeds: Int
  ) -> String {
    let when = seeds == 1 ? "" : " on every seed"
    let sides = [
      better.isEmpty ? nil : "better in \(listed(better, "and"))\(when)",
      worse.isEmpty ? nil : "worse in \(listed(worse, "and"))\(when)",
      open.isEmpty ? nil : seeds == 1 ? "equal in \(listed(open, "and"))" : undecided(open),
    ]
    return sides.compactMap(\.self).joined(separator: ", ")
  }

  private func undecided(_ names: [String]) -> String {
    "in \(listed(names, "and")) it depends on the seed"
  }
}
