import LiterateModel
import Outside
import Plot

extension Everything {
  /// Each recipe once, each mark once, and a mark and a recipe from outside.
  func figures(_ page: inout Page, _ run: Run, _ numbers: [Double]) throws {
    //: ## Figures
    //:
    //: From \(figure: "marks") to \(figure: "slopes") each recipe is there.

    let x = (0..<21).map { Double($0) / 10 - 1 }
    let y = x.map { $0 * $0 }
    try page.show(
      Figure.plot(
        [
          BandMark(x: x, lower: y.map { $0 - 0.1 }, upper: y.map { $0 + 0.1 }, name: "band"),
          ErrorBarMark(x: x, lower: y.map { $0 - 0.05 }, upper: y.map { $0 + 0.05 }, series: 1),
          ScatterMark(x: x, y: y, name: "points", series: 2),
          LineMark(x: x, y: y, name: "line", series: 3),
          ReferenceLine(y: 0.5, text: "half"),
          AnnotationMark(x: 0, y: 0, text: "the least"),
        ], xLabel: "x", yLabel: "x^2", alt: "A parabola in a band, with points, bars and a line.",
        table: FigureTable(header: ["x", "x²"], rows: [["0", "0"], ["1", "1"]])),
      id: "marks", caption: "Marks of many kinds over common axes, with $x^2$.")

    //| fold
    try page.show(
      Figure.lines([LineMark(x: x, y: y, name: "square")], xLabel: "x", yLabel: "y"), id: "lines",
      caption: "Lines, told in words and in a table.")
    try page.show(
      Figure.densities(x: x, curves: [("one", y), ("other", y.reversed())]), id: "densities",
      caption: "Densities.")
    let groups = [
      HistogramGroup("Below", numbers.filter { $0 < 0 }),
      HistogramGroup("Above", numbers.filter { $0 >= 0 }),
    ]
    try page.show(
      Figure.histograms(
        groups, edges: HistogramMark.commonEdges([numbers], bins: 20),
        of: HistogramSubject("value", noun: "number", nouns: "numbers")),
      id: "histograms", caption: "Histograms of \(numbers.count, "number", "numbers").")
    try page.show(
      Figure.trainingCurves(
        models: ["one", "other"],
        [TrainingMetric("loss", unit: "nats", [[3, 2, 1], [2, 1.5, 1.2]], end: 0)]), id: "curves",
      caption: "A metric of two models.")
    try page.show(
      Figure.heatMap(
        [[1, 2], [3, 4]], rows: ["a", "b"], columns: ["c", "d"], label: "value", decimals: 0),
      id: "heat-map", caption: "A heat map.")
    try page.show(
      Figure.heatMaps(
        [HeatMapRow([[0, 1, 2, 3], [3, 2, 1, 0]], label: "value", range: 0...3)], width: 2,
        alt: "Two small heat maps."), id: "heat-maps", caption: "Small heat maps.")
    try page.show(
      Figure.imageRow([image, image.map { 1 - $0 }], titles: ["an image", "its negative"]),
      id: "images", caption: "Images: a \(shape.rawValue).")

    //: What comes from outside stands among them:

    var bars = Axes()
    bars.x = .categorical(["a", "b", "c"])
    bars.marks = [LollipopMark([1, 3, 2])]
    try page.show(
      Figure(rows: [[bars]], alt: "Three lollipops: 1, 3 and 2."), id: "lollipops",
      caption: "A mark that another package brings.")
    try page.show(
      Figure.slopes(
        [("one", before: 1, after: 2), ("other", before: 2, after: 1)], ends: ("before", "after")),
      id: "slopes", caption: "A recipe that another package brings.")
  }

  /// Shades of a small image, row by row.
  private var image: [Float] {
    (0..<256).map { index in
      let (row, column) = (Double(index / 16) - 7.5, Double(index % 16) - 7.5)
      let radius = (row * row + column * column).squareRoot()
      return radius < 7 && (shape == .disc || radius > 4) ? 1 : 0
    }
  }
}
