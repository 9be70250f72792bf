/// A text with an arrow to a point of the data.
public struct AnnotationMark: Mark {
  /// Where the arrow points to.
  public var x: Double
  /// Where the arrow points to.
  public var y: Double
  /// Of one line.
  public var text: String
  /// From the point to the text, in points; turned round where the text would leave the axes.
  public var offset: Size

  /// A text beside a point of the data.
  public init(x: Double, y: Double, text: String, offset: Size = Size(24, -24)) {
    (self.x, self.y, self.text, self.offset) = (x, y, text, offset)
  }

  public var xRange: ClosedRange<Double>? { extent([x]) }
  public var yRange: ClosedRange<Double>? { extent([y]) }

  public func anchors(in frame: Frame) -> [Point] { [frame.point(x, y)] }

  public func shapes(in frame: Frame) -> [Shape] {
    let target = frame.point(x, y)
    guard target.isFinite, frame.rect.inset(dx: -2, dy: -2).contains(target) else { return [] }
    let knee = start(target, frame)
    let isLeft = knee.x < target.x
    let place = Point(knee.x + (isLeft ? -3 : 3), knee.y + frame.text.drop(size: FontSize.label))
    return arrow(from: knee, to: target, frame.theme.ink) + [
      frame.text.line(
        text, size: FontSize.label, at: place, anchor: isLeft ? .end : .start,
        color: frame.theme.ink)
    ]
  }

  /// Where the arrow leaves the text.
  private func start(_ target: Point, _ frame: Frame) -> Point {
    let rect = frame.rect
    let width = frame.text.width(text, size: FontSize.label) + 3
    var (dx, dy) = (offset.width, offset.height)
    let end = target.x + dx + (dx < 0 ? -width : width)
    if end < rect.minX || end > rect.maxX { dx = -dx }
    if target.y + dy - 8 < rect.minY || target.y + dy + 8 > rect.maxY { dy = -dy }
    return Point(target.x + dx, target.y + dy)
  }

  /// Ends a little before the point, so that the point stays visible.
  private func arrow(from start: Point, to target: Point, _ color: Color) -> [Shape] {
    let whole = length(target.x - start.x, target.y - start.y)
    guard whole > 12 else { return [] }
    let along = (1 / whole) * (target - start)
    let across = Point(-along.y, along.x)
    let tip = target - 4 * along
    let base = tip - 6 * along
    return [
      .stroke(.line(from: start, to: base), Stroke(width: SeriesStyle.hairline), color),
      .fill(.polygon([tip, base + 2.5 * across, base - 2.5 * across]), color),
    ]
  }
}
