/// A way to show data in axes: a plot kind is a mark.
public protocol Mark: Sendable {
  /// The values that the axes have to hold; nil for those that do not matter.
  var xRange: ClosedRange<Double>? { get }
  var yRange: ClosedRange<Double>? { get }
  /// What a legend says of it; nil for nothing.
  var legend: LegendEntry? { get }
  func shapes(in frame: Frame) -> [Shape]
  /// Points that a legend should not cover.
  func anchors(in frame: Frame) -> [Point]
}

extension Mark {
  public var xRange: ClosedRange<Double>? { nil }
  public var yRange: ClosedRange<Double>? { nil }
  public var legend: LegendEntry? { nil }
  public func anchors(in frame: Frame) -> [Point] { [] }
}

/// Where marks are drawn: a rectangle, with scales.
public struct Frame: Sendable {
  public let rect: Rect
  public let x: Scale
  public let y: Scale
  public let theme: Theme
  let lettering: Lettering

  public func point(_ xValue: Double, _ yValue: Double) -> Point {
    Point(
      rect.minX + x.place(xValue) * rect.width, rect.maxY - y.place(yValue) * rect.height)
  }

  /// Width of one category or of one unit of x.
  var unit: Double { abs(point(1, 0).x - point(0, 0).x) }

  /// The height of the lower end of bars: zero, or the end of the axis where it has no zero.
  var floor: Double { min(max(point(0, 0).y, rect.minY), rect.maxY) }

  /// Draws only what lies within the rectangle, plus a little for lines along its edge.
  func clipped(_ shapes: [Shape]) -> Shape { .clip(.rect(rect.inset(dx: -2, dy: -2)), shapes) }

  /// At most about 200 of many points, evenly taken, for a legend to stay clear of.
  func anchors(_ x: [Double], _ y: [Double]) -> [Point] {
    let count = min(x.count, y.count)
    return stride(from: 0, to: count, by: max(1, count / 200)).map { point(x[$0], y[$0]) }
  }
}
