/// A line through points; where a value is not a number, it breaks.
public struct LineMark: Mark {
  public var x: [Double]
  public var y: [Double]
  public var name: String
  /// Which colour, dashes and markers it has.
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

  public var legend: LegendEntry? {
    LegendEntry(
      named: name,
      key: .line(dash: dash(series: series), marker: hasMarkers ? Marker(series: series) : nil),
      color: .series(series))
  }

  public func anchors(in frame: Frame) -> [Point] { frame.anchors(x, y) }

  public func shapes(in frame: Frame) -> [Shape] {
    let color = frame.theme.color(.series(series))
    let dash = dash(series: series)
    let stroke = Stroke(
      width: lineWidth, cap: dash.isEmpty ? .round : .butt, join: .round, dash: dash)
    var shapes = runs(in: frame).map { run -> Shape in
      run.count == 1
        ? .fill(.circle(center: run[0], radius: 2), color) : .stroke(.polyline(run), stroke, color)
    }
    if hasMarkers {
      let points = zip(x, y).map { frame.point($0, $1) }
      let path = Marker.path(
        Marker(series: series), at: points, size: markerSize, in: frame.rect)
      shapes.append(.fill(path, color))
    }
    return [frame.clipped(shapes)]
  }

  /// Points in a row, without those that cannot be seen.
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
