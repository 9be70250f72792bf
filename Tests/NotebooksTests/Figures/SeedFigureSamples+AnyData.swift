import Plot

@testable import BayesianCNN

extension SeedFigureSamples {
  /// Every recipe, with data of the given kind.
  static func recipes(_ values: [Double], _ number: Int) -> [Figure] {
    let first = values.first ?? 0
    return [
      .metricsOverDraws(
        draws: [number, 3],
        panels: [("a", [("s", values, values), ("t", [], [])], [("r", "s", first)])]),
      .reliability(models: [
        ("m", values.map { (0...1, $0, $0, $0, $0, number) }), ("n", [(0...1, first, 1, 0, 1, 5)]),
      ]),
      .intervals(
        rows: [("a", "g", values), ("a", "h", []), ("b", "g", values)], xLabel: "x",
        reference: first),
      .riskCoverage(
        panels: [("p", [("a", values, values), ("b", values, [])]), ("q", [])], from: first),
      .corruptionHeatMaps(
        rows: ["a", "b"], panels: [("v", ["x"], [values, []], 1, .viridis, nil)]),
      .corruptionHeatMaps(
        rows: ["a"], panels: [("p", ["x", "y"], [values], number, .viridis, extent(values))]),
      .severityCurves(
        severities: [0, number], panels: [("a", "%", [("s", values, values), ("t", values, [])])]),
      .beforeAfter(
        panels: [("a", "", values, values.reversed(), ("x", "y")), ("b", "", [], values, ("", ""))]
      ),
      .coverageByCorruption(
        rows: ["a", "b"], series: [("s", [values]), ("t", [])], target: first),
      .gallery(images: [values.map(Float.init), []], captions: ["a\nb\nc"], columns: number),
      .scoreDistributions(groups: [("a", values), ("b", [])], xLabel: "bits"),
      .metricsOverDraws(draws: [], panels: []), .reliability(models: []),
      .riskCoverage(panels: []), .beforeAfter(panels: []),
      .severityCurves(severities: [], panels: []), .gallery(images: [], captions: ["a"]),
      .scoreDistributions(groups: [], xLabel: ""), .corruptionHeatMaps(rows: [], panels: []),
    ]
  }
}
