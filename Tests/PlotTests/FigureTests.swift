import Testing

@testable import Plot

@Suite struct FigureTests {
  static let bad: [Double] = [.nan, .infinity, -.infinity, 1e300, -1e300, 0]

  /// Every recipe, with data of the given kind.
  static func recipes(_ values: [Double]) -> [Figure] {
    let floats = values.map(Float.init)
    return [
      .imageRow([floats]), .imageRow([]),
      .prediction(image: floats, probabilities: floats, trueClass: 3),
      .intervals(image: floats, lower: floats, upper: floats, mean: floats, trueClass: -1),
      .entropyHistograms(correct: values, incorrect: [], maximum: values.first ?? 0),
      .densities(x: values, curves: [("a", values), ("b", [])]),
      .trainingCurves([
        TrainingSeries(name: "m", loss: values, accuracy: values, divergence: values)
      ]),
      .filters(means: floats, deviations: floats, count: 2, size: 1),
      .lines([LineMark(x: values, y: values, isStep: true)], x: .log(0.1...10)),
    ]
  }

  @Test(arguments: [[], [0.5], [Double](repeating: 2, count: 9), bad] as [[Double]])
  func everyRecipeTakesAnyData(_ values: [Double]) throws {
    let font = try font.get()
    for figure in Self.recipes(values) {
      let bitmap = try figure.drawing(theme: .light, font: font).rasterized()
      #expect(bitmap.width == 680)
      #expect(!figure.alt.isEmpty)
    }
  }

  @Test func aMillionPoints() throws {
    let x = (0..<1_000_000).map(Double.init)
    let figure = Figure.lines([LineMark(x: x, y: x.map { sine($0 / 1000) })])
    let shapes = try figure.drawing(theme: .light, font: font.get()).shapes
    // Four points for each of the two columns of a point.
    let count = shapes.reduce(0) { $0 + ($1.pointCount) }
    #expect(count < 8 * 680 + 20_000)
  }

  @Test func saysWhatAPredictionShows() {
    let figure = Figure.prediction(
      image: [], probabilities: [0.1, 0.7, 0.2], trueClass: 2)
    #expect(
      figure.alt
        == "Image of a 2, and a bar for each class: class 1 leads with 0.700; the true class 2 gets 0.200."
    )
    #expect(figure.table.header == ["class", "probability"])
    #expect(figure.table.rows == [["0", "0.1000"], ["1", "0.7000"], ["2 (true)", "0.2000"]])
  }

  @Test func saysWhatHistogramsShow() {
    let figure = Figure.entropyHistograms(correct: [0.05, 0.05, 0.25], incorrect: [], maximum: 3.3)
    #expect(
      figure.alt
        == "Two histograms of entropy. Correct predictions: 3 images, mean 0.12 bits, half of them below "
        + "0.05. Incorrect predictions: none.")
    #expect(
      figure.table.rows == [["0.0–0.1", "0.6667", "0.0000"], ["0.2–0.3", "0.3333", "0.0000"]])
  }

  @Test func binsHoldTheirLowerEdgesAndTheLastBinBoth() {
    let mark = HistogramMark([0, 0.5, 1, 2, 2.1, -1, .nan], edges: [0, 1, 2])
    #expect(mark.shares == [2.0 / 7, 2.0 / 7])
  }

  @Test func legendsGoWhereTheyCoverLeast() {
    let rect = Rect(x: 0, y: 0, width: 100, height: 100)
    func place(_ points: [Point]) -> Point {
      let box = Legend.place(Size(30, 20), in: rect, avoiding: points)
      return Point(box.x, box.y)
    }
    #expect(place([]) == Point(66, 4))
    #expect(place([Point(80, 10)]) == Point(4, 4))
    #expect(place([Point(80, 10), Point(10, 10)]) == Point(66, 76))
  }

  @Test(arguments: [Theme.light, .dark])
  func coloursCanBeTold(_ theme: Theme) {
    for text in [theme.ink, theme.soft] { #expect(text.contrast(with: theme.background) >= 4.5) }
    for line in theme.series + [theme.accent, theme.other] {
      #expect(line.contrast(with: theme.background) >= 3)
    }
    #expect(theme.accent.contrast(with: theme.other) >= 1.4)
  }

  @Test func snapshots() throws {
    let font = try font.get()
    let image = (0..<784).map { index in Float(abs(index % 28 - index / 28)) / 27 }
    let values: [Float] = [0.05, 0.6, 0.02, 0.01, 0.1, 0.02, 0.1, 0.05, 0.03, 0.02]
    let x = (0..<200).map { -5 + Double($0) / 20 }
    let figures: [(String, Figure)] = [
      ("prediction", .prediction(image: image, probabilities: values, trueClass: 1)),
      (
        "intervals",
        .intervals(
          image: image, lower: values.map { $0 / 2 }, upper: values.map { $0 * 1.5 }, mean: values,
          trueClass: 4)
      ),
      (
        "entropy",
        .entropyHistograms(
          correct: x.map { $0 * $0 / 25 }, incorrect: x.map { abs($0) / 2 }, maximum: 3.32)
      ),
      (
        "densities",
        .densities(
          x: x, curves: [("narrow", x.map { 1 / (1 + $0 * $0) }), ("wide", x.map { _ in 0.2 })])
      ),
      ("filters", .filters(means: image, deviations: image, count: 8, size: 5)),
    ]
    for (name, figure) in figures {
      for (theme, suffix) in [(Theme.light, ""), (.dark, "-dark")] {
        try expectSnapshot(figure.drawing(theme: theme, font: font).rasterized(), name + suffix)
      }
    }
  }
}

extension Shape {
  /// Points of its path, or of those in it.
  fileprivate var pointCount: Int {
    switch self {
    case .fill(let path, _), .stroke(let path, _, _): path.elements.count
    case .clip(_, let shapes): shapes.reduce(0) { $0 + $1.pointCount }
    case .image: 0
    }
  }
}
