import SnapshotSupport
import Testing

@testable import Plot

@Suite struct RecipeTests {
  /// Every recipe, with data of the given kind.
  static func recipes(_ values: [Double]) -> [Figure] {
    let floats = values.map(Float.init)
    return [
      .imageRow([floats]), .imageRow([]),
      .imageRow([floats, []], width: 3, titles: ["one"], perRow: .min),
      .histograms(
        [HistogramGroup("all", values), HistogramGroup("none", [])],
        edges: HistogramMark.commonEdges([values], bins: 9), of: HistogramSubject("length")),
      .histograms(
        [HistogramGroup("all", values)], edges: values, of: HistogramSubject("", unit: "m")),
      .histograms([], edges: [], of: HistogramSubject("length")),
      .densities(x: values, curves: [("a", values), ("b", [])]),
      .trainingCurves(
        models: ["m", "n"],
        [
          TrainingMetric("loss", [values, []], end: values.first),
          TrainingMetric("accuracy", unit: "%", [values], decimals: .max),
        ]),
      .trainingCurves(models: [], []),
      .heatMaps(
        [
          HeatMapRow([values, []], label: "a", range: extent(values) ?? 0...1),
          HeatMapRow([values], label: "b", colormap: .diverging, range: -1...1),
        ], width: 2, titles: ["1", "2", "3"], alt: "Maps."),
      .heatMaps([], width: .min, titles: ["1"], alt: "None."),
      .lines([LineMark(x: values, y: values, isStep: true)], x: .log(0.1...10)),
      .plot(MarkContractTests.marks(values), title: "marks", alt: "All marks."),
      .plot([], alt: "Nothing."),
      .heatMap([values, []], rows: ["a"], columns: ["x"], label: "value"),
    ] + recipesOfPanels(values)
  }

  private static func recipesOfPanels(_ values: [Double]) -> [Figure] {
    let (first, range) = (values.first ?? 0, extent(values))
    return [
      .dotPlot([]),
      .dotPlot(
        [
          DotRow("a", group: "g", values: values), DotRow("a", group: "h", values: []),
          DotRow("b", values: Array(values.prefix(1))),
        ], reference: first, referenceName: "r"),
      .curves([], xLabel: "x", perRow: .min),
      .curves(
        [
          CurvePanel(
            "p",
            curves: [
              Curve("a", x: values, y: values.reversed(), deviation: values),
              Curve("b", x: values, y: [], hasMarkers: true, isStep: true),
            ], levels: [CurveLevel("l", value: first, curve: "b"), CurveLevel("m", value: .nan)]),
          CurvePanel("q", curves: [], decimals: .max),
        ], xLabel: "x", x: range.map(Scale.log), perRow: 1, tableAt: Array(values.prefix(3))),
      .heatMaps([] as [HeatMapPanel], rows: []),
      .heatMaps(
        [
          HeatMapPanel("p", columns: ["x\ny", "z"], values: [values, []], range: range),
          HeatMapPanel("q", columns: [], values: []),
        ], rows: ["a", "b", "c"]),
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

  @Test func saysWhatHistogramsShow() {
    let figure = Figure.histograms(
      [
        HistogramGroup("Sticks", [0.5, 1.5, 1.5]), HistogramGroup("Stones", [], title: "No stones"),
      ],
      edges: [0, 1, 2, 3],
      of: HistogramSubject("length", unit: "m", noun: "thing", nouns: "things", decimals: 1))
    #expect(
      figure.alt
        == "Two histograms of length, 0 to 3 m. Sticks: 3 things, mean 1.2 m, half of them below 1.5. "
        + "Stones: none.")
    #expect(figure.table.header == ["m, from", "Sticks", "Stones"])
    #expect(figure.table.rows == [["0", "1", "0"], ["1", "2", "0"]])
    #expect(figure.rows[0].map(\.title) == ["Sticks", "No stones"])
    #expect(figure.rows[0].map(\.xLabel) == ["Length (m)", "Length (m)"])
    #expect(Set(figure.rows[0].map(\.y)) == [.linear(0...2.0 / 3 * 1.06)])
  }

  @Test func saysWhatTrainingShows() {
    let figure = Figure.trainingCurves(
      models: ["one", "two"],
      [
        TrainingMetric("loss", unit: "nats", [[3, 2], [5]]), TrainingMetric("error", [[0.5, 0.7]]),
      ])
    #expect(
      figure.alt
        == "Line charts of training, epoch by epoch. one: loss 3.00, falling to 2.00, error 0.5000, rising to "
        + "0.7000 in 2 epochs; two: loss 5.00 in 1 epoch.")
    #expect(figure.table.header == ["epoch", "one: loss (nats)", "one: error", "two: loss (nats)"])
    #expect(
      figure.table.rows == [["1", "3.0000", "0.5000", "5.0000"], ["2", "2.0000", "0.7000", "–"]])
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
        theme: .light, text: TextLayout(font: try font.get()))
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
