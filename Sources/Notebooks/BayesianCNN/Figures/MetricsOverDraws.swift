package import Plot

extension Figure {
  /// What averaging over more draws of the weights gains: a small panel for each measure, against the number of draws
  /// on a logarithmic axis, with one standard deviation over seeds as a band.
  ///
  /// - Parameters:
  ///   - draws: rising, from 1.
  ///   - panels: a title with its unit; means and deviations one for each number of draws (no deviations: no band); level lines of
  ///     other models, in the colour of the series that `of` names.
  package static func metricsOverDraws(
    draws: [Int],
    panels: [(
      title: String, series: [(name: String, mean: [Double], deviation: [Double])],
      references: [(name: String, of: String, value: Double)]
    )]
  ) -> Figure {
    let x = draws.map(Double.init)
    let range = extent(x.filter { $0 > 0 }) ?? 1...200
    return curves(
      panels.map { panel in
        CurvePanel(
          panel.title,
          curves: panel.series.map {
            Curve($0.name, x: x, y: $0.mean, deviation: $0.deviation, hasMarkers: true)
          },
          levels: panel.references.map { CurveLevel($0.name, value: $0.value, curve: $0.of) })
      },
      xLabel: "Draws of the weights", x: .log(range.lowerBound * 0.93...range.upperBound * 1.07),
      summary: "Line charts against the number of draws that are averaged, 1 to "
        + "\(draws.max() ?? 1), with one standard deviation over seeds.")
  }
}
