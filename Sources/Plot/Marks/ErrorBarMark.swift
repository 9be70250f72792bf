/// A line from a lower to an upper value at each point, with a foot at either end.
public struct ErrorBarMark: Mark {
  /// Where the lines stand: along the x axis, or along the y axis if they are level.
  public var x: [Double]
  /// Where they begin, one for each x.
  public var lower: [Double]
  /// Where they end, one for each x.
  public var upper: [Double]
  /// In the legend; empty for none.
  public var name: String
  /// Which colour it has.
  public var series: Int
  /// Whether the lines lie along the x axis instead of standing along the y axis.
  public var isLevel: Bool

  /// Error bars; of lists of different lengths the shortest counts.
  public init(
    x: [Double], lower: [Double], upper: [Double], name: String = "", series: Int = 0,
    isLevel: Bool = false
  ) {
    (self.x, self.lower, self.upper) = (x, lower, upper)
    (self.name, self.series, self.isLevel) = (name, series, isLevel)
  }

  public var xRange: ClosedRange<Double>? { isLevel ? valueRange : extent(x) }
  public var yRange: ClosedRange<Double>? { isLevel ? extent(x) : valueRange }
  public var legend: LegendEntry? {
    LegendEntry(named: name, key: .errorBar, color: .series(series))
  }

  private var valueRange: ClosedRange<Double>? { extent([lower, upper].joined()) }

  public func anchors(in frame: Frame) -> [Point] {
    [lower, upper].flatMap { isLevel ? frame.anchors($0, x) : frame.anchors(x, $0) }
  }

  public func shapes(in frame: Frame) -> [Shape] {
    var path = Path()
    for index in 0..<min(x.count, lower.count, upper.count) {
      let ends = [lower[index], upper[index]].map {
        isLevel ? frame.point($0, x[index]) : frame.point(x[index], $0)
      }
      if ends.allSatisfy(\.isFinite) {
        path.append(errorBar(from: ends[0], to: ends[1], isLevel: isLevel))
      }
    }
    let color = frame.theme.color(.series(series))
    return [frame.clipped([.stroke(path, Stroke(width: SeriesStyle.thinWidth), color)])]
  }
}

/// A line with a foot at either end.
func errorBar(from low: Point, to high: Point, isLevel: Bool = false) -> Path {
  let foot = isLevel ? Point(0, 3) : Point(3, 0)
  var path = Path.line(from: low, to: high)
  for end in [low, high] { path.append(.line(from: end - foot, to: end + foot)) }
  return path
}
