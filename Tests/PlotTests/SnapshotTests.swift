import SnapshotSupport
import Testing

@testable import Plot

/// Every recipe and every mark in both themes, pixel by pixel.
@Suite struct SnapshotTests {
  private static let image = (0..<784).map { index in Float(abs(index % 28 - index / 28)) / 27 }
  private static let x = (0..<200).map { -5 + Double($0) / 20 }

  static let figures: [(String, Figure)] =
    [
      ("images", .imageRow([image, image.reversed()] + [[Float]](repeating: image, count: 6))),
      (
        "densities",
        .densities(
          x: x, curves: [("narrow", x.map { 1 / (1 + $0 * $0) }), ("wide", x.map { _ in 0.2 })])
      ),
      (
        "training",
        .trainingCurves(
          models: ["plain", "Bayesian"],
          [
            TrainingMetric(
              "loss", unit: "nats", [[0.5, 0.2, 0.1], [1.9, 0.7, 0.4, 0.3]], end: 0),
            TrainingMetric("accuracy", [[0.86, 0.95, 0.97], [0.32, 0.77, 0.88, 0.91]], end: 1),
            TrainingMetric("KL divergence", unit: "nats", [[], [16_100, 12_300, 9_800, 7_900]]),
          ])
      ),
      ("histograms", histograms),
      ("plot", plot),
      (
        "heatmap",
        .heatMap(
          (0..<4).map { row in (0..<6).map { $0 == row ? .nan : Double(row * $0) / 15 } },
          rows: ["a", "b", "c", "d"], columns: (0..<6).map(String.init), label: "p_ij (bits)",
          xLabel: "predicted class", yLabel: "true class", decimals: 2)
      ),
      ("marks", marks),
    ] + panels

  private static var histograms: Figure {
    let values = [x.map { $0 * $0 / 10 }, x.map { 1 + abs($0) / 5 }, []]
    return .histograms(
      zip(["Squares", "Distances", "Others"], values).map { HistogramGroup($0, $1) },
      edges: HistogramMark.commonEdges(values, bins: 12),
      of: HistogramSubject("length", unit: "m", noun: "stick", nouns: "sticks", decimals: 1))
  }

  /// A regression: data with their errors, a mean, a band around it.
  private static var plot: Figure {
    let mean = x.map { sine($0) + $0 / 5 }
    let data = stride(from: 4, to: 200, by: 13).map { ($0, mean[$0] + 0.4 * sine(Double($0 * 7))) }
    let (at, y) = (data.map { x[$0.0] }, data.map(\.1))
    return .plot(
      [
        BandMark(
          x: x, lower: mean.map { $0 - 0.6 }, upper: mean.map { $0 + 0.6 },
          name: "two standard deviations"),
        LineMark(x: x, y: mean, name: "mean"),
        ErrorBarMark(
          x: at, lower: y.map { $0 - 0.3 }, upper: y.map { $0 + 0.3 }, name: "error", series: 1),
        ScatterMark(x: at, y: y, name: "data", series: 1),
      ],
      xLabel: "x", yLabel: "y_i", y: .linear(-2.6...3),
      title: "A band, a line, points and their errors",
      alt: "A line rises in waves within a band; 16 points with errors scatter about it.")
  }

  /// The marks that no recipe has, in a grid that shares its x axis.
  private static var marks: Figure {
    let x = (0..<12).map(Double.init)
    let y = x.map { 3 + 2 * sine($0 / 2) }
    var (top, bottom) = (Axes(), Axes())
    top.yLabel = "log_2 x^2"
    top.marks = [
      BandMark(x: x, lower: y.map { $0 - 1 }, upper: y.map { $0 + 1 }, name: "band"),
      LineMark(x: x, y: y, name: "line", hasMarkers: true),
      ErrorBarMark(
        x: x, lower: y.map { $0 / 4 }, upper: y.map { $0 / 2 }, name: "error bars", series: 1),
      ScatterMark(x: x, y: y.map { $0 / 3 }, name: "scatter", series: 1),
      ReferenceLine(y: 2.5, text: "reference"),
      AnnotationMark(x: 3, y: y[3], text: "the highest", offset: Size(30, 24)),
    ]
    bottom.yLabel = "steps"
    bottom.xLabel = "x"
    bottom.marks = [
      .area(x: x, y: y.map { $0 - 3 }, name: "area", series: 2) as BandMark,
      LineMark(x: x, y: y.map { $0 - 3 }, name: "step", series: 3, isStep: true),
      ReferenceLine(x: 7, text: "x = 7\nsecond line"),
    ]
    var figure = Figure(
      height: 360, rows: [[top], [bottom]], heightRatios: [2, 1], alt: "All other marks.")
    figure.sharesX = true
    return figure
  }

  @Test(arguments: figures.map(\.0))
  func looksAsItDid(_ name: String) throws {
    let figure = try #require(Self.figures.first { $0.0 == name }).1
    for (theme, suffix) in [(Theme.light, ""), (.dark, "-dark")] {
      let drawing = try figure.drawing(theme: theme, font: font.get())
      let difference = try difference(of: drawing.rasterized(), fromSnapshot: name + suffix)
      #expect(difference == nil)
    }
  }

  /// The colours of figures without many colours of their own fit into a palette, at the density of a page.
  @Test(
    arguments: figures.map(\.0).filter { !["marks", "heatmap", "plot", "heatmaps"].contains($0) })
  func fitsIntoAPalette(_ name: String) throws {
    let figure = try #require(Self.figures.first { $0.0 == name }).1
    for theme in [Theme.light, .dark] {
      let bitmap = try figure.drawing(theme: theme, font: font.get()).rasterized(scale: 2)
      let colors = Set(
        (0..<bitmap.levels.count / 4).map { Array(bitmap.levels[4 * $0..<4 * $0 + 3]) })
      #expect(colors.count <= 256)
    }
  }
}
