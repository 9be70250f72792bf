/// A way to show data in axes: a plot kind is a mark.
public protocol Mark: Sendable {
  /// The values that the axes have to hold; nil for those that do not matter.
  var xRange: ClosedRange<Double>? { get }
  /// The same of the y axis.
  var yRange: ClosedRange<Double>? { get }
  /// What a legend says of it; nil for nothing.
  var legend: LegendEntry? { get }
  /// What is drawn in a frame, the lowest first. What lies outside of the frame is for ``Frame/clipped(_:)`` to cut.
  func shapes(in frame: Frame) -> [Shape]
  /// Points that a legend should not cover; ``Frame/anchors(_:_:)`` makes them of data.
  func anchors(in frame: Frame) -> [Point]
}

extension Mark {
  public var xRange: ClosedRange<Double>? { nil }
  public var yRange: ClosedRange<Double>? { nil }
  public var legend: LegendEntry? { nil }
  public func anchors(in frame: Frame) -> [Point] { [] }
}
