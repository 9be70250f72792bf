import Testing

@testable import Plot

@Suite struct RecipeTests {
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
        TrainingSeries(name: "m", loss: values, accuracy: values, divergence: values),
        TrainingSeries(name: "n", loss: [], accuracy: values),
      ]),
      .filters(means: floats, deviations: floats, count: 2, size: 1),
      .filters(means: floats, deviations: [], count: 0, size: 0),
      .lines([LineMark(x: values, y: values, isStep: true)], x: .log(0.1...10)),
      .heatMap([values, []], rows: ["a"], columns: ["x"], label: "value"),
    ]
  }

  static let data: [[Double]] = MarkContractTests.data + [[Double](repeating: .nan, count: 784)]

  @Test(arguments: data)
  func everyRecipeTakesAnyData(_ values: [Double]) throws {
    for figure in Self.recipes(values) {
      for theme in [Theme.light, .dark] {
        let bitmap = try figure.drawing(theme: theme, font: font.get()).rasterized(scale: 0.5)
        #expect(bitmap.width == 340)
      }
      #expect(!figure.alt.isEmpty)
      #expect(figure.table.rows.allSatisfy { $0.count == figure.table.header.count })
    }
  }

  @Test(arguments: [(0, 0), (1, 1), (30, 5), (-3, 9), (.nan, 9)] as [(Double, Double)])
  func everyRecipeOfAnySize(_ width: Double, _ height: Double) throws {
    for var figure in Self.recipes([0, 0.5, 1]) {
      (figure.width, figure.height) = (width, height)
      let drawing = try figure.drawing(theme: .light, font: font.get())
      if width >= 1 {
        #expect(try drawing.rasterized().height == Int(height))
      } else {
        #expect(throws: PlotError.self) { try drawing.rasterized() }
      }
    }
  }

  @Test func saysWhatAPredictionShows() {
    let figure = Figure.prediction(image: [], probabilities: [0.1, 0.7, 0.2], trueClass: 2)
    #expect(
      figure.alt
        == "Image of a 2, and a bar for each class, 0 to 1: class 1 leads with 0.700; the true class 2 gets "
        + "0.200. By class: 0: 0.100, 1: 0.700, 2: 0.200.")
    #expect(figure.table.header == ["class", "0", "1", "2 (true)"])
    #expect(figure.table.rows == [["probability", "0.1000", "0.7000", "0.2000"]])
  }

  @Test func saysWhatIntervalsShow() {
    let figure = Figure.intervals(
      image: [], lower: [0.1, 0.2], upper: [0.3, 0.9], mean: [0.2, 0.6], trueClass: 1)
    #expect(
      figure.alt
        == "Image of a 1, and an interval for each class, 0 to 1. By the means, class 1 leads with 0.600, the "
        + "true one. By class: 0: 0.100 to 0.300, 1: 0.200 to 0.900. Class 1 has the widest.")
    #expect(
      figure.table.rows == [
        ["2.5%", "0.1000", "0.2000"], ["mean", "0.2000", "0.6000"], ["97.5%", "0.3000", "0.9000"],
      ])
  }

  @Test func saysWhatHistogramsShow() {
    let figure = Figure.entropyHistograms(correct: [0.05, 0.05, 0.25], incorrect: [], maximum: 3.3)
    #expect(
      figure.alt
        == "Two histograms of entropy, 0 to 3.3 bits. Correct predictions: 3 images, mean 0.12 bits, half of "
        + "them below 0.05. Incorrect predictions: none.")
    #expect(figure.table.rows == [["0.0", "2", "0"], ["0.1", "0", "0"], ["0.2", "1", "0"]])
    #expect(
      figure.rows[0].map(\.title) == [
        "Correctly labelled (100.0% of total)", "Incorrectly labelled (0.0% of total)",
      ])
  }

  /// All panels of all such figures have the same axes and bins.
  @Test func histogramsCanBeCompared() {
    let figures = [[0.1, 3], [0.2], []].map {
      Figure.entropyHistograms(correct: $0, incorrect: [1], maximum: 3.3219)
    }
    for axes in figures.flatMap(\.rows).joined() {
      #expect(axes.x == .linear(0...3.4))
      #expect(axes.y == .linear(0...1))
      let edges = axes.marks.compactMap { ($0 as? HistogramMark)?.edges }.first
      #expect(edges == nil || edges == (0...34).map { Double($0) / 10 })
    }
  }

  @Test func saysHowLinesRun() {
    let lines = [
      LineMark(x: [0, 1, 2], y: [3, 2, 1], name: "loss"),
      LineMark(x: [0, 1, 2], y: [1, 5, .nan], name: "peak"), LineMark(x: [], y: []),
      LineMark(x: [0, 1, 2], y: [0, 4, 1], name: "hill"),
    ]
    #expect(
      Figure.lines(lines, xLabel: "epoch", yLabel: "nats").alt
        == "Line chart of nats. loss: 3.00 at epoch 0.0000, falling to 1.00 at 2.00; "
        + "peak: 1.00 at epoch 0.0000, rising to 5.00 at 1.00; a line: no data; "
        + "hill: 0.0000 at epoch 0.0000, up and down to 1.00 at 2.00, highest 4.00 at 1.00.")
  }

  @Test func saysWhereAHeatMapIsHigh() {
    let figure = Figure.heatMap(
      [[1, 2], [3, .nan]], rows: ["a", "b"], columns: ["x", "y"], label: "share")
    #expect(
      figure.alt
        == "Heat map of share, 2 rows by 2 columns. Lowest 1.0000 at a, x; highest 3.0000 at b, x.")
    #expect(figure.table.rows == [["a", "1.0000", "2.0000"], ["b", "3.0000", "–"]])
  }

  /// The rectangle of an interval is the interval: 0.25 to 0.75 of an axis of 0...1 is half of its height.
  @Test func intervalsAreDrawnTrue() throws {
    func bar(_ low: Double, _ high: Double) throws -> [Point] {
      let mark = IntervalBarMark(lower: [low], upper: [high], mean: [(low + high) / 2])
      let frame = Frame(
        rect: Rect(x: 0, y: 0, width: 100, height: 200), x: .categorical(["0"]), y: .linear(0...1),
        theme: .light, lettering: Lettering(font: try font.get()))
      guard case .clip(_, let shapes) = mark.shapes(in: frame)[0],
        case .fill(let path, _) = shapes[0]
      else { return [] }
      return path.flattened().flatMap(\.points)
    }
    #expect(try bar(0.25, 0.75).map(\.y) == [50, 50, 150, 150])
    // A hairline of a point and a half, in the middle.
    #expect(try bar(0.5, 0.5).map(\.y) == [99.25, 99.25, 100.75, 100.75])
  }
}
