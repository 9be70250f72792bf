/// Points, each for itself.
public struct ScatterMark: Mark {
  public var x: [Double]
  public var y: [Double]
  public var series: Int

  public init(x: [Double], y: [Double], series: Int = 0) {
    (self.x, self.y, self.series) = (x, y, series)
  }

  public var xRange: ClosedRange<Double>? { extent(x) }
  public var yRange: ClosedRange<Double>? { extent(y) }

  public func anchors(in frame: Frame) -> [Point] { zip(x, y).map { frame.point($0, $1) } }

  public func shapes(in frame: Frame) -> [Shape] {
    let color = frame.seriesColor(series)
    let points = anchors(in: frame).filter {
      $0.isFinite && frame.rect.inset(dx: -3, dy: -3).contains($0)
    }
    return points.map { .fill(.circle(center: $0, radius: 2.4), color) }
  }
}

/// The area between two lines.
public struct BandMark: Mark {
  public var x: [Double]
  public var lower: [Double]
  public var upper: [Double]
  public var series: Int

  public init(x: [Double], lower: [Double], upper: [Double], series: Int = 0) {
    (self.x, self.lower, self.upper, self.series) = (x, lower, upper, series)
  }

  public var xRange: ClosedRange<Double>? { extent(x) }
  public var yRange: ClosedRange<Double>? { extent(lower + upper) }

  public func shapes(in frame: Frame) -> [Shape] {
    let top = zip(x, upper).map { frame.point($0, $1) }
    let bottom = zip(x, lower).map { frame.point($0, $1) }.reversed()
    let area = Path.polygon((top + bottom).filter(\.isFinite))
    return [frame.clipped([.fill(area, frame.seriesColor(series).opacity(0.25))])]
  }
}

/// A vertical line from a lower to an upper value at each point.
public struct ErrorBarMark: Mark {
  public var x: [Double]
  public var lower: [Double]
  public var upper: [Double]
  public var series: Int

  public init(x: [Double], lower: [Double], upper: [Double], series: Int = 0) {
    (self.x, self.lower, self.upper, self.series) = (x, lower, upper, series)
  }

  public var xRange: ClosedRange<Double>? { extent(x) }
  public var yRange: ClosedRange<Double>? { extent(lower + upper) }

  public func shapes(in frame: Frame) -> [Shape] {
    let count = min(x.count, lower.count, upper.count)
    let stroke = Stroke(width: 1.2)
    return (0..<count).flatMap { index -> [Shape] in
      let (low, high) = (frame.point(x[index], lower[index]), frame.point(x[index], upper[index]))
      guard low.isFinite, high.isFinite else { return [] }
      let ends = [low, high].map {
        Path.line(from: Point($0.x - 3, $0.y), to: Point($0.x + 3, $0.y))
      }
      return ([.line(from: low, to: high)] + ends).map {
        .stroke($0, stroke, frame.seriesColor(series))
      }
    }
  }
}
