/// Points, each for itself.
public struct ScatterMark: Mark {
  /// Where the points stand.
  public var x: [Double]
  /// One for each x.
  public var y: [Double]
  /// In the legend; empty for none.
  public var name: String
  /// Which colour and marker it has.
  public var series: Int
  /// Diameter of the markers, in points.
  public var size: Double
  /// 0...1; markers that overlap are no darker.
  public var opacity: Double

  /// Points; of lists of different lengths the shorter counts.
  public init(
    x: [Double], y: [Double], name: String = "", series: Int = 0,
    size: Double = SeriesStyle.markerSize, opacity: Double = 1
  ) {
    (self.x, self.y, self.name, self.series) = (x, y, name, series)
    (self.size, self.opacity) = (size, opacity)
  }

  public var xRange: ClosedRange<Double>? { extent(x) }
  public var yRange: ClosedRange<Double>? { extent(y) }
  public var legend: LegendEntry? {
    LegendEntry(named: name, key: .marker(Marker(series: series)), color: .series(series))
  }

  public func anchors(in frame: Frame) -> [Point] { frame.anchors(x, y) }

  public func shapes(in frame: Frame) -> [Shape] {
    let points = zip(x, y).map { frame.point($0, $1) }
    let path = Marker(series: series).path(at: points, size: size, in: frame.rect)
    return [frame.clipped([.fill(path, frame.theme.color(.series(series)).opacity(opacity))])]
  }
}
