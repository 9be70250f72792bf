import Testing

@testable import Plot

/// Every recipe and every mark in both themes, pixel by pixel.
@Suite struct SnapshotTests {
  private static let image = (0..<784).map { index in Float(abs(index % 28 - index / 28)) / 27 }
  private static let shares: [Float] = [0.05, 0.6, 0.02, 0.01, 0.1, 0.02, 0.1, 0.05, 0.03, 0.02]
  private static let x = (0..<200).map { -5 + Double($0) / 20 }

  static let figures: [(String, Figure)] = [
    ("images", .imageRow([image, image.reversed()] + [[Float]](repeating: image, count: 6))),
    ("prediction", .prediction(image: image, probabilities: shares, trueClass: 1)),
    (
      "intervals",
      .intervals(
        image: image, lower: shares.map { $0 / 2 }, upper: shares.map { $0 * 1.5 }, mean: shares,
        trueClass: 4)
    ),
    (
      "entropy",
      .entropyHistograms(
        correct: x.map { $0 * $0 * $0 * $0 / 625 }, incorrect: x.map { abs($0) / 2 },
        maximum: 3.32)
    ),
    ("entropy-none", .entropyHistograms(correct: [0.05, 0.2], incorrect: [], maximum: 3.32)),
    (
      "densities",
      .densities(
        x: x, curves: [("narrow", x.map { 1 / (1 + $0 * $0) }), ("wide", x.map { _ in 0.2 })])
    ),
    (
      "training",
      .trainingCurves([
        TrainingSeries(name: "plain", loss: [0.5, 0.2, 0.1], accuracy: [0.86, 0.95, 0.97]),
        TrainingSeries(
          name: "Bayesian", loss: [1.9, 0.7, 0.4, 0.3], accuracy: [0.32, 0.77, 0.88, 0.91],
          divergence: [16_100, 12_300, 9_800, 7_900]),
      ])
    ),
    (
      "filters",
      .filters(
        means: (0..<200).map { Float(($0 * 37) % 100) / 50 - 1 },
        deviations: (0..<200).map { Float(($0 * 53) % 100) / 200 }, count: 8, size: 5)
    ),
    (
      "heatmap",
      .heatMap(
        (0..<4).map { row in (0..<6).map { $0 == row ? .nan : Double(row * $0) / 15 } },
        rows: ["a", "b", "c", "d"], columns: (0..<6).map(String.init), label: "p_ij (bits)",
        xLabel: "predicted class", yLabel: "true class", decimals: 2)
    ),
    ("marks", marks),
  ]

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
      try expectSnapshot(drawing.rasterized(), name + suffix)
    }
  }

  /// The colours of all figures of the report fit into a palette, at the density of the page.
  @Test(arguments: figures.map(\.0).filter { $0 != "marks" && $0 != "heatmap" })
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
