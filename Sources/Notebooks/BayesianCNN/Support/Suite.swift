import LiterateModel
import Report

/// What models say of digits under many corruptions, on each seed.
struct Suite {
  let probes: [Probe]
  let clean: [[Contender: Answer]]
  /// For each probe and seed.
  let answers: [[[Contender: Answer]]]

  private static let short: [Contender: String] = [
    .deterministic: "single", .averaged: "Bayesian", .ensemble: "ensemble",
  ]

  private func accuracy(_ probe: Int, _ contender: Contender) -> Estimate {
    accuracy(under: probes[probe].title, answers[probe], contender)
  }

  private func accuracy(
    under title: String, _ answers: [[Contender: Answer]], _ contender: Contender
  ) -> Estimate {
    Estimate(
      "accuracy of \(contender.noun) under \(title)",
      answers.compactMap { $0[contender]?.predictions.accuracy }, .percent(1))
  }

  private func entropy(_ probe: Int, _ contender: Contender) -> Estimate {
    entropy(answers[probe], contender)
  }

  private func entropy(_ answers: [[Contender: Answer]], _ contender: Contender) -> Estimate {
    Estimate("entropy", answers.compactMap { $0[contender]?.total.mean }, .fixed(2))
  }

  private func detection(_ probe: Int, _ contender: Contender) -> Estimate {
    Estimate(
      "share of pairs",
      zip(answers[probe], clean).compactMap { strange, familiar in
        guard let strange = strange[contender], let familiar = familiar[contender] else {
          return nil
        }
        return Ranking.auroc(positives: strange.total, negatives: familiar.total)
      }, .fixed(2))
  }

  func figure() -> Figure {
    func panel(
      _ title: String, _ decimals: Int, _ range: ClosedRange<Double>,
      _ estimate: (Int, Contender) -> Estimate, scale: Double = 1
    ) -> (
      title: String, columns: [String], values: [[Double]], decimals: Int, colormap: Colormap,
      range: ClosedRange<Double>?
    ) {
      (
        title, Panel.contenders.map { Self.short[$0] ?? "" },
        probes.indices.map { probe in Panel.contenders.map { estimate(probe, $0).mean * scale } },
        decimals, .viridis, range
      )
    }
    return .corruptionHeatMaps(
      rows: probes.map(\.title),
      panels: [
        panel("Accuracy (%)", 0, 0...100, accuracy, scale: 100),
        panel("Entropy (bits)", 2, 0...2.5, entropy), panel("AUROC", 2, 0.5...1, detection),
      ])
  }

  func table(id: String) -> Table {
    let measures: [(String, (Int, Contender) -> Estimate)] = [
      ("accuracy", accuracy), ("entropy", entropy), ("AUROC", detection),
    ]
    return Table(
      id: id,
      caption: """
        Accuracy, mean total entropy in bits, and AUROC against clean digits by total entropy, under each corruption, on every fifth
        test image.
        """,
      header: ["corruption"]
        + measures.flatMap { measure in
          Panel.contenders.map { "\(measure.0), \(Self.short[$0] ?? "")" }
        },
      rows: [cleanRow]
        + probes.indices.map { probe in
          [.text(probes[probe].title)]
            + measures.flatMap { measure in
              Panel.contenders.map { .estimate(measure.1(probe, $0)) }
            }
        })
  }

  /// Clean digits, from which nothing has to be told apart.
  private var cleanRow: [Table.Cell] {
    [.text("none")]
      + Panel.contenders.map { .estimate(accuracy(under: "none", clean, $0)) }
      + Panel.contenders.map { .estimate(entropy(clean, $0)) }
      + Panel.contenders.map { _ in .missing }
  }

  /// The corruptions under which the averaged Bayesian prediction is right least and most often.
  var extremes:
    (fewest: (title: String, accuracy: Estimate), most: (title: String, accuracy: Estimate))
  {
    let sorted = probes.indices.map { (title: probes[$0].title, accuracy: accuracy($0, .averaged)) }
      .sorted { $0.accuracy.mean < $1.accuracy.mean }
    return (sorted[0], sorted[sorted.count - 1])
  }

  /// Under which corruptions the averaged Bayesian prediction is right more often than one network, said as the run has it.
  var verdict: (sentence: Prose, condition: Condition) {
    var sides = Sides()
    for probe in probes.indices {
      sides.add(
        probes[probe].title, accuracy(probe, .averaged), accuracy(probe, .deterministic))
    }
    let (better, worse, rest) = (sides.better, sides.worse, sides.undecided.count)
    let when = clean.count == 1 ? "On this seed" : "On every seed"
    let open = clean.count == 1 ? "as often" : "it depends on the seed"
    let sentence = """
      \(when) the averaged Bayesian prediction is right more often than one network under \(better.count) of the \(probes.count) corruptions\
      \(better.isEmpty ? "" : " (\(better.joined(separator: ", ")))"), and less often under \(worse.count)\
      \(worse.isEmpty ? "" : " (\(worse.joined(separator: ", ")))")\(rest == 0 ? "." : "; under the other \(rest) \(open).")
      """
    return ("\(sentence)", sides.condition)
  }

  /// Against the severity, 0 for clean images.
  static func severityFigure(_ answers: [[[Contender: Answer]]], severities: [Int]) -> Figure {
    func panel(
      _ title: String, _ unit: String, _ value: (Int, Int, Contender) -> Double
    ) -> (
      title: String, unit: String,
      series: [(name: String, mean: [Double], deviation: [Double])]
    ) {
      (
        title, unit,
        Panel.contenders.map { contender in
          let spreads = severities.indices.map { severity in
            Spread(answers[severity].indices.map { value(severity, $0, contender) })
          }
          return (
            name: contender.title, mean: spreads.map(\.mean),
            deviation: answers[0].count == 1 ? [] : spreads.map(\.deviation)
          )
        }
      )
    }
    return .severityCurves(
      severities: severities,
      panels: [
        panel("Accuracy", "%") { 100 * (answers[$0][$1][$2]?.predictions.accuracy ?? .nan) },
        panel("Mean entropy", "bits") { answers[$0][$1][$2]?.total.mean ?? .nan },
        panel("AUROC", "") { severity, seed, contender in
          guard let strange = answers[severity][seed][contender],
            let familiar = answers[0][seed][contender]
          else { return .nan }
          return Ranking.auroc(positives: strange.total, negatives: familiar.total)
        },
      ])
  }
}
