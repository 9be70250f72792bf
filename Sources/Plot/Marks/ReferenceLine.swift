/// A line across the axes: at one value of x or of y, with a text beside it, or of one slope.
public struct ReferenceLine: Mark {
  private enum Place { case x(Double), y(Double), slope(Double, intercept: Double) }

  private let place: Place
  /// Of one line or more.
  public var text: String
  /// The colour of the line; texts are in that of the axes.
  public var color = ColorRole.ink
  /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
  public var dash: [Double] = [4, 3]

  /// An upright line.
  public init(x: Double, text: String = "") { (place, self.text) = (.x(x), text) }
  /// A level line.
  public init(y: Double, text: String = "") { (place, self.text) = (.y(y), text) }
  /// The line of all points with y = slope · x + intercept, straight where both axes are linear; without a text.
  public init(slope: Double, intercept: Double = 0) {
    (place, text) = (.slope(slope, intercept: intercept), "")
  }

  public func shapes(in frame: Frame) -> [Shape] {
    switch place {
    case .x(let value): value.isFinite ? upright(value, frame) : []
    case .y(let value): value.isFinite ? level(value, frame) : []
    case .slope(let slope, let intercept): [sloping(slope, intercept, frame)]
    }
  }

  private func sloping(_ slope: Double, _ intercept: Double, _ frame: Frame) -> Shape {
    let (low, high) = (frame.x.range.lowerBound, frame.x.range.upperBound)
    let points = (0...64).map { step -> Point in
      let share = Double(step) / 64
      let x = low * (1 - share) + high * share
      return frame.point(x, slope * x + intercept)
    }
    return line(points.filter(\.isFinite), frame)
  }

  private func upright(_ value: Double, _ frame: Frame) -> [Shape] {
    let (rect, x) = (frame.rect, frame.point(value, 0).x)
    // On the side where there is more room.
    let isLeft = x > rect.center.x
    let start = Point(x + (isLeft ? -6 : 6), rect.minY + 13)
    return [line([Point(x, rect.minY), Point(x, rect.maxY)], frame)]
      + frame.text.lines(
        text, size: FontSize.label, at: start, anchor: isLeft ? .end : .start,
        color: frame.theme.ink)
  }

  private func level(_ value: Double, _ frame: Frame) -> [Shape] {
    let (rect, y) = (frame.rect, frame.point(0, value).y)
    let height =
      frame.text.lineHeight(size: FontSize.label) * Double(text.split(separator: "\n").count)
    // Above the line, or below it where there is no room.
    let isBelow = y - height < rect.minY
    let start = Point(rect.maxX - 4, isBelow ? y + 13 : y - height + 8)
    return [line([Point(rect.minX, y), Point(rect.maxX, y)], frame)]
      + frame.text.lines(
        text, size: FontSize.label, at: start, anchor: .end, color: frame.theme.ink)
  }

  private func line(_ points: [Point], _ frame: Frame) -> Shape {
    frame.clipped([
      .stroke(
        .polyline(points), Stroke(width: SeriesStyle.thinWidth, dash: dash),
        frame.theme.color(color))
    ])
  }
}

/// A text in the middle of the axes.
public struct Notice: Mark {
  /// Of one line.
  public var text: String

  /// A text in place of data.
  public init(_ text: String) { self.text = text }

  public func shapes(in frame: Frame) -> [Shape] {
    [
      frame.text.line(
        text, size: FontSize.title, at: frame.rect.center, anchor: .middle, color: frame.theme.soft)
    ]
  }
}
