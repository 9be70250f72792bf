/// The area between two lines; where a value is not finite, it breaks.
public struct BandMark: Mark {
  /// Where the two lines have their points.
  public var x: [Double]
  /// Of the lower line, one for each x.
  public var lower: [Double]
  /// Of the upper line, one for each x.
  public var upper: [Double]
  /// In the legend; empty for none.
  public var name: String
  /// Which colour it has.
  public var series: Int
  /// 0...1.
  public var opacity: Double

  /// A band; of lists of different lengths the shortest counts.
  public init(
    x: [Double], lower: [Double], upper: [Double], name: String = "", series: Int = 0,
    opacity: Double = 0.25
  ) {
    (self.x, self.lower, self.upper) = (x, lower, upper)
    (self.name, self.series, self.opacity) = (name, series, opacity)
  }

  /// The area between a line and zero.
  public static func area(x: [Double], y: [Double], name: String = "", series: Int = 0) -> BandMark
  {
    BandMark(
      x: x, lower: y.map { min($0, 0) }, upper: y.map { max($0, 0) }, name: name, series: series)
  }

  public var xRange: ClosedRange<Double>? { extent(x) }
  public var yRange: ClosedRange<Double>? { extent([lower, upper].joined()) }
  public var legend: LegendEntry? {
    LegendEntry(named: name, key: .patch(opacity: opacity), color: .series(series))
  }

  public func anchors(in frame: Frame) -> [Point] {
    frame.anchors(x, lower) + frame.anchors(x, upper)
  }

  public func shapes(in frame: Frame) -> [Shape] {
    var area = Path()
    var (top, bottom): ([Point], [Point]) = ([], [])
    func close() {
      area.append(.polygon(top + bottom.reversed()))
      (top, bottom) = ([], [])
    }
    for index in 0..<min(x.count, lower.count, upper.count) {
      let (low, high) = (frame.point(x[index], lower[index]), frame.point(x[index], upper[index]))
      guard low.isFinite, high.isFinite else {
        close()
        continue
      }
      top.append(high)
      bottom.append(low)
    }
    close()
    return [frame.clipped([.fill(area, frame.theme.color(.series(series)).opacity(opacity))])]
  }
}
