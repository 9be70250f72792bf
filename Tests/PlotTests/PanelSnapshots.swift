@testable import Plot

extension SnapshotTests {
  /// Figures of several panels or rows, with one legend for all.
  static let panels: [(String, Figure)] = [
    ("dots", dots), ("curves", curves), ("heatmaps", heatMaps),
  ]

  private static var dots: Figure {
    let names = ["first", "second", "a longer name"]
    let rows = names.enumerated().flatMap { index, name in
      ["one", "two"].enumerated().map { group, label in
        DotRow(
          name, group: label,
          values: (0..<(index == 2 ? 1 : 9)).map {
            Double(index) + 0.3 * Double(group) + 0.2 * sine(Double($0 * $0))
          })
      }
    }
    return .dotPlot(
      rows + [DotRow("alone", group: "two", values: [0.2, .nan])], xLabel: "x_i (m)",
      reference: 1, referenceName: "expected")
  }

  private static var curves: Figure {
    let x = [1.0, 2, 5, 10, 20, 50, 100, 200]
    func curve(_ name: String, _ end: Double) -> Curve {
      Curve(
        name, x: x, y: x.map { end - 0.1 / $0 }, deviation: x.map { 0.04 / $0.squareRoot() },
        hasMarkers: true)
    }
    let pair = [curve("above", 0.9), curve("below", 0.8)]
    return .curves(
      [
        CurvePanel(
          "Share", curves: pair,
          levels: [
            CurveLevel("goal", value: 0.93, curve: "above"),
            CurveLevel("goal", value: 0.84, curve: "below"), CurveLevel("least", value: 0.7),
          ]),
        CurvePanel("Length (m)", yLabel: "metres", curves: [curve("below", 40)]),
        CurvePanel("Nothing", curves: []),
      ], xLabel: "How many", x: .log(0.9...220))
  }

  private static var heatMaps: Figure {
    let values = (0..<4).map { row in (0..<3).map { Double(row * 3 + $0) * 9 } }
    return .heatMaps(
      [
        HeatMapPanel(
          "Share (%)", columns: ["one", "two", "of two\nlines"], values: values, decimals: 0),
        HeatMapPanel(
          "Entropy", columns: ["one", "two"], values: [[0.2, .nan], [1, 2]], colormap: .sequential,
          range: 0...2.5),
      ], rows: ["a", "b", "c", "d"])
  }
}
