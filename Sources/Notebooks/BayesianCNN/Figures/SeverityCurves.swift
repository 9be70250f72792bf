package import Plot

extension Figure {
  /// What becomes of measures as a corruption gets worse: a panel for each measure, a line for each model, with one
  /// standard deviation over seeds as a band.
  ///
  /// - Parameters:
  ///   - severities: 0 for clean images.
  ///   - panels: means and deviations one for each severity; no deviations for no band.
  package static func severityCurves(
    severities: [Int],
    panels: [(
      title: String, unit: String,
      series: [(name: String, mean: [Double], deviation: [Double])]
    )]
  ) -> Figure {
    let x = severities.map(Double.init)
    return curves(
      panels.map { panel in
        CurvePanel(
          titled(panel.title, panel.unit),
          curves: panel.series.map {
            Curve($0.name, x: x, y: $0.mean, deviation: $0.deviation, hasMarkers: true)
          })
      },
      xLabel: "Severity", xTicks: x, perRow: panels.count == 4 ? 2 : 3,
      summary: "Line charts against severity, with one standard deviation over seeds.")
  }

  /// "Accuracy (%)".
  static func titled(_ title: String, _ unit: String) -> String {
    unit.isEmpty ? title : "\(title) (\(unit))"
  }
}
