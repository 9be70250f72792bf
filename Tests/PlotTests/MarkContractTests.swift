import Foundation
import SnapshotSupport
import TestSupport
import Testing

@testable import Plot

/// What every mark promises, held for every mark.
@Suite struct MarkContractTests {
  /// Every mark, made of the same numbers, or of two kinds of them.
  static func marks(_ values: [Double], _ others: [Double]? = nil) -> [any Mark] {
    let y = others ?? values
    let (first, second) = (values.first ?? 0, y.first ?? 0)
    return [
      LineMark(x: values, y: y, name: "line", hasMarkers: true),
      LineMark(x: values, y: y.reversed(), series: 7, isStep: true),
      ScatterMark(x: values, y: y, name: "scatter", series: 1),
      BandMark(x: values, lower: y, upper: values.reversed(), name: "band"),
      BandMark.area(x: values, y: y),
      BarMark(values, marked: 1, name: "bars"),
      IntervalBarMark(lower: values, upper: y.reversed(), mean: values, marked: 0),
      ErrorBarMark(x: values, lower: y, upper: values.reversed(), name: "errors"),
      HistogramMark(values, edges: y.sorted(), weights: values, name: "histogram"),
      HistogramMark(values, edges: HistogramMark.commonEdges([y], bins: 7)),
      HeatMapMark([values, [], y], decimals: 1),
      ColorBarMark(.viridis), ImageMark(Bitmap(width: 2, height: 1, gray: [0, 255]), .bilinear),
      ReferenceLine(x: first, text: "x\n\ntwo"), ReferenceLine(y: second, text: "y"),
      ReferenceLine(slope: first, intercept: second),
      ErrorBarMark(x: values, lower: y, upper: values.reversed(), isLevel: true),
      TextMark(x: first, y: second, text: "here", anchor: .middle, offset: Size(3, -8)),
      AnnotationMark(x: first, y: second, text: "here"), Notice("none"),
    ]
  }

  static let data: [[Double]] = [
    [], [0.5], [1, 2, 4], [Double](repeating: 2, count: 9), [.nan, .nan],
    [.nan, .infinity, -.infinity, 1e300, -1e300, 0], [1e30, -1e30, 3], [1e-300, 2e-300],
    [.leastNonzeroMagnitude], [-.greatestFiniteMagnitude, .greatestFiniteMagnitude],
  ]

  static let scales: [Scale?] = [
    nil, .log(0.1...10), .log(-1...0), .symlog(-10...10, threshold: 0), .categorical([]),
    .linear(2...2), .linear(-1e300...1e300),
  ]

  @Test(arguments: data)
  func everyMarkTakesAnyData(_ values: [Double]) throws {
    for mark in Self.marks(values) {
      for range in [mark.xRange, mark.yRange].compactMap(\.self) {
        #expect(range.lowerBound.isFinite && range.upperBound.isFinite, "\(mark)")
      }
      for scale in Self.scales {
        var axes = Axes()
        (axes.marks, axes.x, axes.y) = ([mark], scale, scale)
        let figure = Figure(width: 120, height: 90, rows: [[axes]], alt: "")
        let bitmap = try figure.drawing(theme: .light, font: font.get()).rasterized()
        #expect(bitmap.width == 120)
        #expect(try figure.svg(theme: .dark, font: font.get()).hasSuffix("</svg>\n"))
      }
    }
  }

  /// Shapes stay inside the axes but for signs and texts, which may stand a little outside.
  @Test func dataBeyondTheAxesIsCut() throws {
    let far = (0..<20).map { Double($0) * 3 - 30 }
    for mark in Self.marks(far) where !(mark is Notice) {
      var axes = Axes()
      (axes.marks, axes.x, axes.y, axes.hasAxes) = ([mark], .linear(0...1), .linear(0...1), false)
      // Outside: everything but the middle column and row of the grid of nine.
      let rows = [[Axes.blank, .blank], [.blank, axes]]
      let drawing = try Figure(width: 200, height: 200, rows: rows, alt: "")
        .drawing(theme: .light, font: font.get())
      let bitmap = try drawing.rasterized()
      let corner = (0..<90).flatMap { row in (0..<90).map { bitmap.levels[4 * (row * 200 + $0)] } }
      #expect(corner.allSatisfy { $0 == 0xFF }, "\(type(of: mark))")
    }
  }

  @Test func theLegendNamesWhatHasAName() {
    let named = Self.marks([1, 2]).compactMap(\.legend?.text)
    #expect(named == ["line", "scatter", "band", "bars", "errors", "histogram"])
  }

  @Test func noMarkIsForgotten() throws {
    let folder = repository.appending(path: "Sources/Plot/Marks")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let found = try files.flatMap { file -> [String] in
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      return text.matches(of: /struct (\w+): Mark/).map { String($0.1) }
    }
    #expect(Set(Self.marks([]).map { "\(type(of: $0))" }) == Set(found))
  }
}
