import BayesianCNN
import Plot

/// The figures of many seeds, models and corruptions. Values go by names with their parts in order: "ECE clean mean".
extension SampleFigure {
  private func series(_ panel: String, _ name: String) -> (
    name: String, mean: [Double], deviation: [Double]
  ) {
    (name, numbers("\(panel) \(name) mean"), numbers("\(panel) \(name) deviation"))
  }

  var draws: Figure {
    let sets = ["clean", "corrupted"]
    return .metricsOverDraws(
      draws: numbers("draws").map { Int($0) },
      panels: labels.map { panel in
        (
          panel, sets.map { series(panel, $0) },
          ["deterministic", "ensemble"].flatMap { model in
            sets.map { (model, $0, numbers("\(panel) \($0) \(model)").first ?? .nan) }
          }
        )
      })
  }

  func bins(_ model: String) -> [ReliabilityBin] {
    let columns = ["accuracy", "low", "high", "count"].map { numbers("\(model) \($0)") }
    return numbers("\(model) confidence").enumerated().map { bin, confidence in
      let edge = (15 * confidence).rounded(.down)
      return (
        edge / 15...(edge + 1) / 15, confidence, columns[0][bin], columns[1][bin],
        columns[2][bin], Int(columns[3][bin])
      )
    }
  }

  var estimates: Figure {
    .intervals(
      rows: labels.flatMap { model in
        ["clean", "corrupted"].map { (model, $0, numbers("\(model) \($0)")) }
      }, xLabel: "Expected calibration error")
  }

  var risk: Figure {
    .riskCoverage(
      panels: ["clean", "corrupted"].map { panel in
        (
          panel,
          labels.map { model in
            let risk = numbers("\(panel) \(model)")
            return (model, risk.indices.map { Double($0 + 1) / Double(risk.count) }, risk)
          }
        )
      }, from: 0.5)
  }

  /// Rows of values in columns.
  private func table(_ measure: String, _ models: [String]) -> [[Double]] {
    let columns = models.map { numbers("\(measure) \($0)") }
    return labels.indices.map { row in columns.map { $0[row] } }
  }

  var corruptions: Figure {
    let models = ["deterministic", "Bayesian", "ensemble"]
    let uncertain = Array(models.dropFirst())
    return .corruptionHeatMaps(
      rows: labels,
      panels: [
        ("Accuracy (%)", models, table("accuracy", models), 1, .viridis, 0...100),
        ("Total entropy (bits)", uncertain, table("entropy", uncertain), 2, .sequential, 0...2.5),
        ("AUROC against clean", uncertain, table("AUROC", uncertain), 3, .sequential, 0.5...1),
      ])
  }

  var severity: Figure {
    .severityCurves(
      severities: Array(0...5),
      panels: labels.map { panel in
        (panel, "", ["deterministic", "Bayesian"].map { series(panel, $0) })
      })
  }

  var slopes: Figure {
    .beforeAfter(
      panels: labels.map { panel in
        (
          panel, "bits", numbers("\(panel) before"), numbers("\(panel) after"),
          ("trained on clean", "trained on corrupted")
        )
      })
  }
}
