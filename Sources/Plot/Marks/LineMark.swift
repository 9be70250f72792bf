/// A line through points; where a value is not a number, it breaks.
public struct LineMark: Mark {
  public var x: [Double]
  public var y: [Double]
  public var name: String
  public var series: Int
  public var hasMarkers: Bool
  /// Drawn as stairs, each value from its x to the next.
  public var isStep: Bool

  public init(
    x: [Double], y: [Double], name: String = "", series: Int = 0, hasMarkers: Bool = false,
    isStep: Bool = false
  ) {
    let count = min(x.count, y.count)
    (self.x, self.y) = (Array(x.prefix(count)), Array(y.prefix(count)))
    (self.name, self.series, self.hasMarkers, self.isStep) = (name, series, hasMarkers, isStep)
  }

  public var xRange: ClosedRange<Double>? { extent(x) }
  public var yRange: ClosedRange<Double>? { extent(y) }
  private var dash: [Double] { dashes[series % dashes.count] }

  public var legend: LegendEntry? {
    name.isEmpty ? nil : LegendEntry(text: name, series: series, dash: dash)
  }

  public func anchors(in frame: Frame) -> [Point] {
    let step = max(1, x.count / 200)
    return stride(from: 0, to: x.count, by: step).map { frame.point(x[$0], y[$0]) }
  }

  public func shapes(in frame: Frame) -> [Shape] {
    let color = frame.seriesColor(series)
    let stroke = Stroke(width: 1.6, cap: dash.isEmpty ? .round : .butt, join: .round, dash: dash)
    var shapes = runs(in: frame).map { run -> Shape in
      run.count == 1
        ? .fill(.circle(center: run[0], radius: 2), color) : .stroke(.polyline(run), stroke, color)
    }
    if hasMarkers {
      shapes += zip(x, y).map { frame.point($0, $1) }.filter(\.isFinite).map {
        .fill(.circle(center: $0, radius: 2.6), color)
      }
    }
    return [frame.clipped(shapes)]
  }

  /// Points in a row, without those that cannot be seen: in each half point of width the first, the lowest,
  /// the highest and the last are drawn, and so cover what all of them would.
  private func runs(in frame: Frame) -> [[Point]] {
    var runs: [[Point]] = []
    var run = ColumnThinner()
    var previous: Point?
    for (x, y) in zip(x, y) {
      let point = frame.point(x, y)
      guard point.isFinite else {
        runs.append(run.finished())
        (run, previous) = (ColumnThinner(), nil)
        continue
      }
      if isStep, let previous { run.add(Point(point.x, previous.y)) }
      run.add(point)
      previous = point
    }
    runs.append(run.finished())
    return runs.filter { !$0.isEmpty }
  }
}

/// Keeps of many points in a narrow column only those that show.
private struct ColumnThinner {
  private var points: [Point] = []
  private var column: [Point] = []

  mutating func add(_ point: Point) {
    if let first = column.first, (first.x * 2).rounded(.down) != (point.x * 2).rounded(.down) {
      flush()
    }
    if column.count < 4 { return column.append(point) }
    // First, lowest, highest, last.
    if point.y < column[1].y { column[1] = point }
    if point.y > column[2].y { column[2] = point }
    column[3] = point
  }

  private mutating func flush() {
    points += column
    column = []
  }

  func finished() -> [Point] { points + column }
}
