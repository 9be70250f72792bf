import LiterateModel
import Report

/// What one contender's predictions of a test set gain over another's, on each seed.
struct Gain {
  let logLoss, brier, calibrationLost: Estimate
}

extension Contest {
  func gain(_ first: Contender, over second: Contender, _ set: TestSet) -> Gain {
    func difference(
      _ name: String, _ format: NumberFormat, _ value: (LabelledProbabilities) -> Double
    ) -> Estimate {
      zip(self[first], self[second]).map { ($0[set].predictions, $1[set].predictions) }
        .estimate("\(name), \(set)", format) { value($1) - value($0) }
    }
    return Gain(
      logLoss: difference("log loss saved", .fixed(3), \.logLoss),
      brier: difference("Brier score saved", .fixed(3), \.brierScore),
      calibrationLost: difference("calibration error added", .fixed(3)) {
        -$0.expectedCalibrationError
      })
  }

  /// Measures against the number of draws, beside those of one network and of the ensemble.
  func courseFigure(_ bayesian: [Trained]) -> Figure {
    let stations = bayesian[0].asked.clean.course.map(\.draws)
    let panels: [(String, KeyPath<Measures, Double>)] = [
      ("Accuracy", \.accuracy), ("Log loss (nats)", \.logLoss), ("Brier score", \.brierScore),
      ("Calibration error", \.calibrationError),
    ]
    return .metricsOverDraws(
      draws: stations,
      panels: panels.map { title, measure in
        let series = TestSet.allCases.map { set in
          let spreads = stations.indices.map { station in
            Spread(bayesian.map { $0.asked[set].course[station].measures[keyPath: measure] })
          }
          return (
            name: set.rawValue, mean: spreads.map(\.mean),
            deviation: bayesian.count == 1 ? [] : spreads.map(\.deviation)
          )
        }
        let references = TestSet.allCases.flatMap { set in
          [Contender.deterministic, .ensemble].map { contender in
            (
              name: contender.title, of: set.rawValue,
              value: self[contender].map {
                Measures($0[set].predictions)[keyPath: measure]
              }.mean
            )
          }
        }
        return (title: title, series: series, references: references)
      })
  }
}

/// Two contenders' accuracies, compared image by image.
struct McNemarRow {
  static func table(
    _ contest: Contest, pairs: [(Contender, Contender)], id: String, caption: Prose
  ) -> Table {
    let rows = pairs.flatMap { pair in TestSet.allCases.map { (pair: pair, set: $0) } }
    return Table(
      id: id, caption: caption,
      header: ["models", "test set", "difference", "only one right", "p", "seeds"],
      rows: rows.map { row in
        let tests = zip(contest[row.pair.0], contest[row.pair.1]).map {
          McNemarTest($0[row.set].isCorrect, $1[row.set].isCorrect)
        }
        let difference = tests.estimate(
          "\(row.pair.0.title) less \(row.pair.1.title)", .fixed(2, unit: "points")
        ) { 100 * $0.difference }
        let significant = tests.filter { $0.pValue < 0.05 }
        return [
          .text("\(row.pair.0.title) − \(row.pair.1.title)"), .text(row.set.rawValue),
          .estimate(difference), .text("\(tests[0].onlyFirst) : \(tests[0].onlySecond)"),
          .number(tests[0].pValue, .digits(2)),
          .text(
            "\(significant.count { $0.difference > 0 }) better, \(significant.count { $0.difference < 0 }) worse"
          ),
        ]
      })
  }
}
