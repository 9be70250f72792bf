/// A line through points; where a value is not a number, it breaks.
public struct LineMark: Mark {
  /// Where the points stand, in the order in which the line joins them.
  public var x: [Double]
  /// One for each x.
  public var y: [Double]
  /// In the legend; empty for none.
  public var name: String
  /// Which colour, dashes and markers it has.
  public var series: Int
  /// Whether each point has its marker.
  public var hasMarkers: Bool
  /// Drawn as stairs, each value from its x to the next.
  public var isStep: Bool
  /// 0...1; a line that crosses itself is no darker there.
  public var opacity: Double

  /// A line; of lists of different lengths the shorter counts.
  public init(
    x: [Double], y: [Double], name: String = "", series: Int = 0, hasMarkers: Bool = false,
    isStep: Bool = false, opacity: Double = 1
  ) {
    let count = min(x.count, y.count)
    (self.x, self.y) = (Array(x.prefix(count)), Array(y.prefix(count)))
    (self.name, self.series, self.hasMarkers, self.isStep) = (name, series, hasMarkers, isStep)
    self.opacity = opacity
  }

  public var xRange: ClosedRange<Double>? { extent(x) }
  public var yRange: ClosedRange<Double>? { extent(y) }

  public var legend: LegendEntry? {
    LegendEntry(
      named: name,
      key: .line(
        dash: SeriesStyle.dash(series), marker: hasMarkers ? Marker(series: series) : nil),
      color: .series(series))
  }

  public func anchors(in frame: Frame) -> [Point] { frame.anchors(x, y) }

  public func shapes(in frame: Frame) -> [Shape] {
    let color = frame.theme.color(.series(series)).opacity(opacity)
    let stroke = SeriesStyle.stroke(series)
    var shapes = runs(in: frame).map { run -> Shape in
      run.count == 1
        ? .fill(.circle(center: run[0], radius: 2), color) : .stroke(.polyline(run), stroke, color)
    }
    if hasMarkers {
      let points = zip(x, y).map { frame.point($0, $1) }
      shapes.append(.fill(Marker(series: series).path(at: points, in: frame.rect), color))
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
