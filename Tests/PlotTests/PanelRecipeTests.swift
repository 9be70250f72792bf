import SnapshotSupport
import Testing

@testable import Plot

/// What figures of many rows and panels say, and where their marks stand.
@Suite struct PanelRecipeTests {
  @Test func saysWhatADotPlotShows() {
    let figure = Figure.dotPlot(
      [
        DotRow("plain", group: "clean", values: [1, 3]),
        DotRow("plain", group: "noisy", values: [5]),
        DotRow("other", group: "clean", values: [7, .nan, 7]), DotRow("none", values: []),
      ], xLabel: "bits", decimals: 1, summary: "Dots.")
    #expect(
      figure.alt == "Dots. clean: means from 2.0 (plain) to 7.0 (other). noisy: means 5.0 (plain).")
    #expect(figure.table.header == ["", "clean", "noisy", "mean ± standard deviation"])
    #expect(
      figure.table.rows == [
        ["plain", "2.0 ± 1.4", "5.0", "–"], ["other", "7.0 ± 0.0", "–", "–"],
        ["none", "–", "–", "–"],
      ])
    #expect(figure.legend?.map(\.text) == ["clean", "noisy"])
  }

  /// Rows of one label stand about its place, the first above.
  @Test func dotsOfALabelStandTogether() {
    let rows = ["a", "b", "b", "c", "c", "c"].map { DotRow($0, values: [1]) }
    let places = DotPlaces(rows)
    #expect(places.labels == ["a", "b", "c"])
    let expected = [2, 1.18, 0.82, 0.24, 0, -0.24]
    #expect(zip(places.y, expected).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func spreadIsThatOfASample() throws {
    let spread = try #require(Spread([2, 4, 4, 4, 5, 5, 7, 9, .nan]))
    #expect(spread.mean == 5)
    // 32 / 7
    #expect(abs(try #require(spread.deviation) - 2.138_089_935_299_395) < 1e-15)
    #expect(Spread([3])?.deviation == nil)
    #expect(Spread([.nan, .infinity]) == nil)
  }

  @Test func saysWhatCurvesShow() {
    let figure = Figure.curves(
      [
        CurvePanel(
          "Share",
          curves: [
            Curve("a", x: [1, 2, 4], y: [0.5, 0.75, 0.875], deviation: [0.1, 0.05, 0.01]),
            Curve("b", x: [2, 4], y: [0.25, .nan]),
          ], levels: [CurveLevel("goal", value: 0.9, curve: "a")])
      ], xLabel: "draws", summary: "Curves.")
    #expect(
      figure.alt
        == "Curves. Along x: draws. Share: a 0.500 at 1, 0.875 at 4; b – at 4; goal (a) 0.900.")
    #expect(figure.table.header == ["draws", "a", "b"])
    #expect(
      figure.table.rows == [
        ["1", "0.500 ± 0.100", "–"], ["2", "0.750 ± 0.050", "0.250"], ["4", "0.875 ± 0.010", "–"],
      ])
    #expect(figure.legend?.map(\.text) == ["a", "b", "goal"])
  }

  /// However many points there are, the table stays short.
  @Test func tablesOfCurvesAreShort() {
    let x = (0..<10_000).map(Double.init)
    let figure = Figure.curves(
      [CurvePanel("", curves: [Curve("a", x: x, y: x)])], xLabel: "x")
    #expect(figure.table.rows.count == 11)
    #expect(figure.table.rows[1] == ["999.90", "999"])
    #expect(figure.legend == nil)
  }

  @Test func saysWhatHeatMapsShow() {
    let figure = Figure.heatMaps(
      [
        HeatMapPanel("Share", columns: ["x", "y"], values: [[1, 2], [3, .nan]], decimals: 1),
        HeatMapPanel("Bits", columns: ["of\ntwo"], values: [[0.25]]),
      ], rows: ["a", "b"], summary: "Maps.")
    #expect(
      figure.alt
        == "Maps. Share: x from 1.0 (a) to 3.0 (b); y from 2.0 (a) to 2.0 (a). "
        + "Bits: of two from 0.25 (a) to 0.25 (a).")
    #expect(figure.table.header == ["", "Share: x", "Share: y", "Bits: of two"])
    #expect(figure.table.rows == [["a", "1.0", "2.0", "0.25"], ["b", "3.0", "–", "–"]])
  }

  @Test(arguments: [(0.976, 0.0012, 3, "0.976 ± 0.001"), (.nan, 1, 2, "–"), (2, .nan, 1, "2.0")])
  func numbersWithTheirDeviation(
    _ value: Double, _ deviation: Double, _ places: Int, _ text: String
  ) {
    #expect(FigureText.withDeviation(value, deviation, places) == text)
  }

  /// Entries that do not fit into a line go into the next, and the axes make room for them.
  @Test(arguments: [(680.0, 1), (200, 2), (60, 3), (.nan, 1)])
  func legendsBreakIntoLines(_ width: Double, _ lines: Int) throws {
    let entries = ["one", "two", "three"].map {
      LegendEntry($0, key: .marker(.circle), color: .ink)
    }
    let legend = CommonLegend(entries, TextLayout(font: try font.get()), width: width)
    #expect(legend.height == 18 * Double(lines) + 4)
    #expect(legend.shapes(.light).count == 6)
  }

  /// Titles and the numbers of the x axis may have several lines, for which the frame makes room.
  @Test func linesOfTextHaveRoom() throws {
    func frame(_ title: String, _ tick: String) throws -> Rect {
      var axes = Axes()
      (axes.title, axes.xTicks) = (title, [Scale.Tick(value: 0.5, label: tick)])
      let figure = Figure(rows: [[axes]], alt: "")
      return Layout(figure, figure.settledRows, TextLayout(font: try font.get())).frames[0][0]
    }
    let (one, two) = (try frame("a", "a"), try frame("a\nb", "a\nb"))
    #expect(abs(two.minY - one.minY - 1.3 * FontSize.title) <= 1)
    #expect(abs(one.maxY - two.maxY - 1.3 * FontSize.tick) <= 1)
  }

  /// Names get smaller before any is left out; numbers do not.
  @Test(arguments: [
    (["three", "names", "here"], 100.0, 10.0), (["three", "names", "here"], 88, 8),
    (["three", "names", "here"], 60, 10), (["10000", "20000", "30000"], 88, 10),
  ])
  func namesGetSmaller(_ names: [String], _ width: Double, _ size: Double) throws {
    var axes = Axes()
    axes.x = .categorical(names)
    #expect(axes.xNumberSize(width, TextLayout(font: try font.get())) == size)
  }

  @Test func aReferenceLineOfASlope() throws {
    let frame = Frame(
      rect: Rect(x: 0, y: 0, width: 100, height: 200), x: .linear(0...1), y: .linear(0...2),
      theme: .light, text: TextLayout(font: try font.get()))
    guard case .clip(_, let shapes) = ReferenceLine(slope: 1, intercept: 1).shapes(in: frame)[0],
      case .stroke(let path, _, _) = shapes[0]
    else { throw CancellationError() }
    let points = path.flattened().flatMap(\.points)
    #expect(points.first == Point(0, 100) && points.last == Point(100, 0))
  }
}
