internal import Basics

/// Where marks are drawn: a rectangle, with scales, the colours of the theme and the font of the figure.
public struct Frame: Sendable {
  /// In points.
  public let rect: Rect
  /// From values to places along the width.
  public let x: Scale
  /// From values to places along the height, upwards.
  public let y: Scale
  /// The colours of the figure.
  public let theme: Theme
  /// Measures and draws text in the figure's font.
  public let text: TextLayout

  /// A frame without a figure around it, such as one to test a mark in.
  public init(rect: Rect, x: Scale, y: Scale, theme: Theme, text: TextLayout) {
    (self.rect, self.x, self.y, self.theme, self.text) = (rect, x, y, theme, text)
  }

  /// Where a pair of values stands.
  public func point(_ xValue: Double, _ yValue: Double) -> Point {
    Point(
      rect.minX + x.place(xValue) * rect.width, rect.maxY - y.place(yValue) * rect.height)
  }

  /// Width of one category or of one unit of x, in points.
  public var unit: Double { abs(point(1, 0).x - point(0, 0).x) }

  /// The height at which bars stand: that of zero, or of the end of the axis where it has no zero.
  public var floor: Double { min(max(point(0, 0).y, rect.minY), rect.maxY) }

  /// Draws only what lies within the rectangle, plus a little for lines along its edge.
  public func clipped(_ shapes: [Shape]) -> Shape {
    .clip(.rect(rect.inset(dx: -2, dy: -2)), shapes)
  }

  /// At most about 200 of many points, evenly taken, for a legend to stay clear of.
  public func anchors(_ x: [Double], _ y: [Double]) -> [Point] {
    let count = min(x.count, y.count)
    return stride(from: 0, to: count, by: max(1, count / 200)).map { point(x[$0], y[$0]) }
  }

  /// The bar of a category from one value to another.
  ///
  /// - Parameters:
  ///   - index: of the category, which may lie between two: 1.2 is a little after 1.
  ///   - low: the value at one end.
  ///   - high: the value at the other.
  public func bar(_ index: Double, from low: Double, to high: Double) -> Rect {
    let (a, b) = (point(index, low), point(index, high))
    let width = min(max(0.62 * unit, 0.5), 44)
    return Rect(x: a.x - width / 2, y: min(a.y, b.y), width: width, height: abs(a.y - b.y))
  }

  /// The sign of what is meant, above a bar.
  public func check(over bar: Rect, _ color: Color) -> Shape {
    let y = min(max(bar.minY - 4, rect.minY + 11), rect.maxY - 4)
    return text.line("✓", size: 13, at: Point(bar.center.x, y), anchor: .middle, color: color)
  }

  /// Neighbours that are too narrow to be told apart are drawn as one bar: which go together.
  func slotGroups(_ count: Int) -> [Range<Int>] {
    let size = unit > 0 ? Int(0.5 / unit, in: 1...max(1, count)) : 1
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}
