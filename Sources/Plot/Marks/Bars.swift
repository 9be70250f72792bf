/// A bar from zero for each value, at 0, 1, 2, …
public struct BarMark: Mark {
  public var values: [Double]
  /// The bar that is marked, by its colour and by a sign.
  public var marked: Int?

  public init(_ values: [Double], marked: Int? = nil) {
    (self.values, self.marked) = (values, marked)
  }

  public var yRange: ClosedRange<Double>? { extent(values + [0]) }

  public func shapes(in frame: Frame) -> [Shape] {
    values.enumerated().flatMap { index, value -> [Shape] in
      let isMarked = index == marked
      let color = isMarked ? frame.theme.accent : frame.theme.other
      let top = value.isFinite ? value : 0
      let bar = frame.column(index, from: 0, to: top)
      var shapes: [Shape] = bar.height > 0 ? [.fill(.rect(bar), color)] : []
      if isMarked { shapes.append(frame.tick(over: bar, color)) }
      return shapes
    }
  }
}

/// A bar from a lower to an upper value, with a tick at the mean, at 0, 1, 2, …: a prediction interval. However
/// narrow, it can be seen.
public struct IntervalBarMark: Mark {
  public var lower: [Double]
  public var upper: [Double]
  public var mean: [Double]
  public var marked: Int?

  public init(lower: [Double], upper: [Double], mean: [Double], marked: Int? = nil) {
    (self.lower, self.upper, self.mean, self.marked) = (lower, upper, mean, marked)
  }

  public var yRange: ClosedRange<Double>? { extent(lower + upper) }

  public func shapes(in frame: Frame) -> [Shape] {
    let count = min(lower.count, upper.count, mean.count)
    return (0..<count).flatMap { index -> [Shape] in
      guard lower[index].isFinite, upper[index].isFinite else { return [] }
      let isMarked = index == marked
      let color = isMarked ? frame.theme.accent : frame.theme.other
      let bar = frame.column(index, from: lower[index], to: upper[index])
      let middle = frame.point(Double(index), mean[index])
      let tick = Path.line(
        from: Point(bar.minX - 3, middle.y), to: Point(bar.maxX + 3, middle.y))
      var shapes: [Shape] = [
        .fill(.rect(bar.inset(dx: 0, dy: min(0, (bar.height - 1.5) / 2))), color),
        .stroke(tick, Stroke(width: 1), frame.theme.ink),
      ]
      if isMarked { shapes.append(frame.tick(over: bar, color)) }
      return shapes
    }
  }
}

extension Frame {
  /// The bar of a category.
  func column(_ index: Int, from low: Double, to high: Double) -> Rect {
    let (a, b) = (point(Double(index), low), point(Double(index), high))
    let width = min(0.62 * unit, 44)
    return Rect(x: a.x - width / 2, y: min(a.y, b.y), width: width, height: abs(a.y - b.y))
  }

  /// The sign of what is meant, above a bar.
  func tick(over bar: Rect, _ color: Color) -> Shape {
    lettering.text("✓", 12, at: Point(bar.center.x, bar.minY - 4), .middle, color)
  }
}
