import Basics
import LiterateModel
import Report

/// What models say of images of other kinds than those they have learned, beside clean test images, on each seed.
struct Strangers {
  let clean: [[Contender: Answer]]
  let kinds: [(name: String, answers: [[Contender: Answer]])]

  private typealias Score = (positives: [Double], negatives: [Double])

  /// A number of one contender's scores of a kind and of clean digits, on each seed.
  private func estimate(
    _ name: String, _ kind: Int, _ contender: Contender, _ score: KeyPath<Answer, [Double]>,
    _ value: (Score) -> Double
  ) -> Estimate {
    let part = score == \.epistemic ? "epistemic part" : "total"
    return Estimate(
      "\(name) of \(kinds[kind].name) by \(part), \(contender.noun)",
      zip(kinds[kind].answers, clean).compactMap { strange, familiar in
        guard let strange = strange[contender], let familiar = familiar[contender] else {
          return nil
        }
        return value((strange[keyPath: score], familiar[keyPath: score]))
      }, .fixed(3))
  }

  private func auroc(
    _ kind: Int, _ contender: Contender, _ score: KeyPath<Answer, [Double]> = \.total
  ) -> Estimate {
    estimate("AUROC", kind, contender, score) {
      Ranking.auroc(positives: $0.positives, negatives: $0.negatives)
    }
  }

  func table(id: String, caption: Prose) -> Table {
    let rows = kinds.indices.flatMap { kind in
      Panel.contenders.flatMap { contender in
        (contender == .deterministic ? [\Answer.total] : [\.total, \.epistemic]).map {
          (kind: kind, contender: contender, score: $0)
        }
      }
    }
    return Table(
      id: id, caption: caption,
      header: ["images", "model", "score", "AUROC", "AUPR", "FPR95"],
      rows: rows.map { row in
        let (kind, contender, score) = row
        return [
          .text(kinds[kind].name), .text(contender.title),
          .text(score == \.total ? "total" : "epistemic"), .estimate(auroc(kind, contender, score)),
          .estimate(
            estimate("AUPR", kind, contender, score) {
              Ranking.averagePrecision(positives: $0.positives, negatives: $0.negatives)
            }),
          .estimate(
            estimate("FPR95", kind, contender, score) {
              Ranking.falsePositiveRate(positives: $0.positives, negatives: $0.negatives)
            }),
        ]
      })
  }

  func figure() -> Figure {
    let groups =
      [(name: "clean digits", answers: clean)] + kinds.map { (name: $0.name, answers: $0.answers) }
    return .scoreDistributions(
      groups: groups.map { (name: $0.name, values: $0.answers[0][.averaged]?.total ?? []) },
      xLabel: "Total entropy (bits)")
  }

  /// Which kinds the averaged Bayesian prediction tells from clean digits better than one network does, said as the run has it.
  var verdict: (sentence: Prose, condition: Condition) {
    sides("By total entropy the averaged Bayesian prediction notices", "one network") {
      (auroc($0, .averaged), auroc($0, .deterministic))
    }
  }

  /// Which kinds the epistemic part notices better than the total, said as the run has it.
  var partsVerdict: (sentence: Prose, condition: Condition) {
    sides("The epistemic part of the averaged Bayesian prediction notices", "the total") {
      (auroc($0, .averaged, \.epistemic), auroc($0, .averaged, \.total))
    }
  }

  private func sides(
    _ subject: String, _ other: String, _ pair: (Int) -> (Estimate, Estimate)
  ) -> (sentence: Prose, condition: Condition) {
    var sides = Sides()
    for kind in kinds.indices {
      let (one, two) = pair(kind)
      sides.add("\(kinds[kind].name) images", one, two)
    }
    let (better, worse, open) = (sides.better, sides.worse, sides.undecided)
    let parts = [
      better.isEmpty ? nil : "\(listed(better, "and")) better than \(other) does",
      worse.isEmpty ? nil : "\(listed(worse, "and")) worse",
    ].compactMap(\.self)
    let said =
      parts.isEmpty
      ? "none of them better or worse than \(other) does" : parts.joined(separator: ", and ")
    let equal = clean.count == 1 ? "there is no difference" : "it depends on the seed"
    let rest = open.isEmpty ? "" : " For \(listed(open, "and")) \(equal)."
    let when = clean.count == 1 ? "on this seed" : "on every seed"
    return ("\("\(subject) \(said), \(when).\(rest)")", sides.condition)
  }
}
