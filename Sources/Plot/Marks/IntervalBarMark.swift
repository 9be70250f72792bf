/// A bar from a lower to an upper value, with a tick at the mean, at 0, 1, 2, …: a prediction interval. However
/// narrow, it can be seen.
public struct IntervalBarMark: Mark {
  /// Where the bars begin.
  public var lower: [Double]
  /// Where they end, one for each bar.
  public var upper: [Double]
  /// Where their ticks are, one for each bar.
  public var mean: [Double]
  /// The interval that is marked, by its colour and by a sign.
  public var marked: Int?
  /// In the legend; empty for none.
  public var name: String

  /// Bars of intervals; of lists of different lengths the shortest counts.
  public init(
    lower: [Double], upper: [Double], mean: [Double], marked: Int? = nil, name: String = ""
  ) {
    (self.lower, self.upper, self.mean) = (lower, upper, mean)
    (self.marked, self.name) = (marked, name)
  }

  private var count: Int { min(lower.count, upper.count, mean.count) }

  public var xRange: ClosedRange<Double>? { Scale.categories(count) }
  public var yRange: ClosedRange<Double>? { extent([lower, upper].joined()) }
  public var legend: LegendEntry? {
    LegendEntry(named: name, key: .patch(opacity: 1), color: .other)
  }

  public func anchors(in frame: Frame) -> [Point] {
    let x = (0..<count).map(Double.init)
    return frame.anchors(x, lower) + frame.anchors(x, upper)
  }

  /// The least height of a bar, in points: a hairline.
  private static let hairline = 1.5

  public func shapes(in frame: Frame) -> [Shape] {
    var (others, notches, crossings) = (Path(), Path(), Path())
    var meant: [Shape] = []
    for group in frame.slotGroups(count) {
      guard let low = extent(lower[group])?.lowerBound, let high = extent(upper[group])?.upperBound
      else { continue }
      let index = group.lowerBound
      let bar = Self.visible(frame.bar(Double(index), from: low, to: high))
      if index == marked {
        meant = [.fill(.rect(bar), frame.theme.accent), frame.check(over: bar, frame.theme.accent)]
      } else {
        others.append(.rect(bar))
      }
      let y = frame.point(Double(index), mean[index]).y
      let reach = min(4, 0.18 * frame.unit)
      for (from, to) in [(bar.minX - reach, bar.minX), (bar.maxX, bar.maxX + reach)] {
        notches.append(.line(from: Point(from, y), to: Point(to, y)))
      }
      // Across a hairline the tick would hide it.
      if bar.height >= 5 {
        crossings.append(.line(from: Point(bar.minX, y), to: Point(bar.maxX, y)))
      }
    }
    return [
      frame.clipped(
        [.fill(others, frame.theme.other)] + meant.prefix(1) + [
          .stroke(crossings, Stroke(width: 1.6), frame.theme.background),
          .stroke(notches, Stroke(width: 1.4), frame.theme.ink),
        ])
    ] + meant.dropFirst()
  }

  /// A bar, or a hairline in its middle where it is narrower.
  private static func visible(_ bar: Rect) -> Rect {
    bar.inset(dx: 0, dy: min(0, (bar.height - hairline) / 2))
  }
}
