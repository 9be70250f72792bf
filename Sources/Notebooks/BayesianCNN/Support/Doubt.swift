import Basics
import LiterateModel
import Report

/// How much more often a contender is right than it claims.
struct Doubt {
  /// Accuracy less mean confidence.
  let excess: Both<Estimate>
  /// The same in standard errors.
  let errors: Both<Estimate>
}

extension Contest {
  func doubt(_ contender: Contender) -> Doubt {
    Doubt(
      excess: Both { set in
        estimate("right more often than claimed", contender, set, .fixed(2, unit: "points")) {
          100 * ($0.predictions.accuracy - $0.predictions.confidences.mean)
        }
      },
      errors: Both { set in
        estimate("right more often than claimed, in standard errors,", contender, set, .fixed(1)) {
          standardErrors($0.isCorrect.map { $0 ? 1 : 0 }, above: $0.predictions.confidences)
        }
      })
  }

  /// Three contenders, both test sets, the first seed.
  func reliabilityFigure() -> Figure {
    .reliability(
      models: TestSet.allCases.flatMap { set in
        [Contender.deterministic, .averaged, .ensemble].map { contender in
          let bins = self[contender][0][set].predictions.reliability().bins.filter { $0.count > 0 }
          return (
            name: "\(contender.title), \(set)",
            bins: bins.map { bin in
              let right = Int((bin.accuracy * Double(bin.count)).rounded(), in: 0...bin.count)
              let interval = BinomialInterval.wilson(right, of: bin.count)
              return (
                edges: bin.lower...bin.upper, confidence: bin.confidence, accuracy: bin.accuracy,
                low: interval.lowerBound,
                high: interval.upperBound, count: bin.count
              )
            }
          )
        }
      })
  }

  /// What predictions expect to lose, beside what they lose.
  func expectedLossTable(id: String) -> Table {
    Self.tableOfBothSets(
      id: id,
      caption:
        "Mean entropy, which is the log loss that predictions expect, and their log loss, in nats.",
      [
        Column("mean entropy") { row -> Estimate? in
          estimate("mean entropy", row.contender, row.set, .fixed(3)) {
            $0.total.mean * Entropy.natsPerBit
          }
        },
        Column("log loss") { row -> Estimate? in
          estimate("log loss", row.contender, row.set, .fixed(3)) { $0.predictions.logLoss }
        },
      ])
  }
}
