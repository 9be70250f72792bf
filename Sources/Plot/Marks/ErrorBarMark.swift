/// A vertical line from a lower to an upper value at each point.
public struct ErrorBarMark: Mark {
  /// Where the lines stand.
  public var x: [Double]
  /// Where they begin, one for each x.
  public var lower: [Double]
  /// Where they end, one for each x.
  public var upper: [Double]
  /// In the legend; empty for none.
  public var name: String
  /// Which colour it has.
  public var series: Int

  /// Error bars; of lists of different lengths the shortest counts.
  public init(
    x: [Double], lower: [Double], upper: [Double], name: String = "", series: Int = 0
  ) {
    (self.x, self.lower, self.upper) = (x, lower, upper)
    (self.name, self.series) = (name, series)
  }

  public var xRange: ClosedRange<Double>? { extent(x) }
  public var yRange: ClosedRange<Double>? { extent([lower, upper].joined()) }
  public var legend: LegendEntry? {
    LegendEntry(named: name, key: .errorBar, color: .series(series))
  }

  public func anchors(in frame: Frame) -> [Point] {
    frame.anchors(x, lower) + frame.anchors(x, upper)
  }

  public func shapes(in frame: Frame) -> [Shape] {
    var path = Path()
    for index in 0..<min(x.count, lower.count, upper.count) {
      let (low, high) = (frame.point(x[index], lower[index]), frame.point(x[index], upper[index]))
      if low.isFinite, high.isFinite { path.append(errorBar(from: low, to: high)) }
    }
    let color = frame.theme.color(.series(series))
    return [frame.clipped([.stroke(path, Stroke(width: SeriesStyle.thinWidth), color)])]
  }
}

/// A line with a foot at either end.
func errorBar(from low: Point, to high: Point) -> Path {
  var path = Path.line(from: low, to: high)
  for end in [low, high] {
    path.append(.line(from: Point(end.x - 3, end.y), to: Point(end.x + 3, end.y)))
  }
  return path
}
