package import Plot

extension Figure {
  /// How often a model errs on the share of images of which it is surest: share of errors against share of images, both in
  /// percent; a panel for each test set, a line for each model. (El-Yaniv and Wiener, JMLR 11, 2010.)
  ///
  /// Of less than a twentieth of the images a single error is most: the y axis is made for what comes after that.
  ///
  /// - Parameters:
  ///   - panels: coverage 0...1, rising, and the risk, 0...1, at each.
  ///   - start: the coverage at which the x axis begins, 0...0.9.
  package static func riskCoverage(
    panels: [(title: String, series: [(name: String, coverage: [Double], risk: [Double])])],
    from start: Double = 0
  ) -> Figure {
    let start = min(90, max(0, 100 * start))
    return curves(
      panels.map { panel in
        let curves = panel.series.map { riskCurve($0.name, $0.coverage, $0.risk, from: start) }
        let risks = curves.flatMap { curve in
          zip(curve.x, curve.y).filter { $0.0 >= max(5, start) }.map(\.1)
        }
        let highest = extent(risks)?.upperBound ?? 1
        return CurvePanel(
          panel.title, yLabel: "Errors (%)", curves: curves,
          y: .linear(0...max(1e-6, highest * 1.06)), decimals: 2)
      },
      xLabel: "Share of images kept, the surest first (%)", x: .linear(start...100),
      xTicks: (0...10).map { Double($0) * 10 }.filter { $0 >= start },
      tableAt: (1...10).map { Double($0) * 10 }.filter { $0 >= start },
      summary: "Line charts of the share of errors against the share of images kept.")
  }

  /// In percent; of many points as many as can be seen, which also keeps dashes apart, and the last.
  private static func riskCurve(
    _ name: String, _ coverage: [Double], _ risk: [Double], from start: Double
  ) -> Curve {
    let count = min(coverage.count, risk.count)
    let shown = (0..<count).filter { 100 * coverage[$0] >= start - 1e-9 }
    let kept = thinned(shown, to: 400)
    return Curve(name, x: kept.map { 100 * coverage[$0] }, y: kept.map { 100 * risk[$0] })
  }

  /// Evenly taken elements, the first and the last among them.
  static func thinned<Element>(_ elements: [Element], to most: Int) -> [Element] {
    guard elements.count > most, most > 0 else { return elements }
    return (0...most).map { elements[$0 * (elements.count - 1) / most] }
  }
}
