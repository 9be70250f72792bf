import SnapshotSupport
import Testing

@testable import Plot

/// A million points: what cannot be seen apart is not drawn.
@Suite struct ManyPointsTests {
  static let x = (0..<1_000_000).map(Double.init)

  private func pointCount(_ mark: any Mark) throws -> Int {
    var axes = Axes()
    axes.marks = [mark]
    let shapes = try Figure(rows: [[axes]], alt: "")
      .drawing(theme: .light, font: font.get()).shapes
    return shapes.reduce(0) { $0 + $1.pointCount }
  }

  /// Letters and axes have fewer.
  private let rest = 5_000

  @Test func lines() throws {
    // At most four points for each of the two columns of a point of width.
    for y in [Self.x, Self.x.map { sine($0 / 1000) }, Self.x.map { sine($0 * $0) }] {
      #expect(try pointCount(LineMark(x: Self.x, y: y)) < 8 * 680 + rest)
    }
  }

  @Test func markersOnALine() throws {
    // One of six elements for each half point.
    let mark = LineMark(x: Self.x, y: Self.x, hasMarkers: true)
    #expect(try pointCount(mark) < (8 + 2 * 6) * 680 + rest)
  }

  @Test func bars() throws {
    #expect(try pointCount(BarMark(Self.x)) < 20 * 680 + rest)
    let mark = IntervalBarMark(lower: Self.x, upper: Self.x.map { $0 + 9 }, mean: Self.x)
    #expect(try pointCount(mark) < 60 * 680 + rest)
  }

  @Test func aHistogram() throws {
    let mark = HistogramMark(Self.x, edges: HistogramMark.commonEdges([Self.x], bins: 20))
    #expect(mark.shares.allSatisfy { abs($0 - 0.05) < 1e-12 })
    #expect(try pointCount(mark) < 20 * 5 + rest)
  }

  /// The thinned line covers what the whole one covers: its peaks are all there.
  @Test func peaksSurvive() throws {
    var y = [Double](repeating: 0, count: 1_000_000)
    (y[123_456], y[654_321]) = (1, -1)
    var axes = Axes()
    axes.marks = [LineMark(x: Self.x, y: y)]
    let shapes = try Figure(rows: [[axes]], alt: "").drawing(theme: .light, font: font.get()).shapes
    let heights = shapes.flatMap { shape -> [Double] in
      guard case .clip(_, let shapes) = shape, case .stroke(let path, _, _) = shapes.first else {
        return []
      }
      return path.flattened().flatMap(\.points).map(\.y)
    }
    let middle = (try #require(heights.max()) + (try #require(heights.min()))) / 2
    #expect(abs(try #require(heights.first) - middle) < 0.01)
    #expect(Set(heights.map { Int($0) }).count == 3)
  }
}

extension Shape {
  /// Points of its path, or of those in it.
  var pointCount: Int {
    switch self {
    case .fill(let path, _), .stroke(let path, _, _): path.elements.count
    case .clip(_, let shapes): shapes.reduce(0) { $0 + $1.pointCount }
    case .image: 0
    }
  }
}
