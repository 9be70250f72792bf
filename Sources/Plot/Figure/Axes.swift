/// A pair of axes with marks in them.
public struct Axes: Sendable {
  public var title = ""
  /// Below the x axis and beside the y axis; see ``Label`` for subscripts.
  public var xLabel = ""
  public var yLabel = ""
  /// Nil to span the marks.
  public var x: Scale?
  public var y: Scale?
  public var marks: [any Mark] = []
  /// False for an image, which has no axes.
  public var hasAxes = true
  /// Whether the x axis has a line and numbers; false for a bar of colours.
  public var hasXNumbers = true
  /// Whether the y axis has numbers; false for a neighbour that shares them.
  public var hasYNumbers = true
  /// Width over height of the frame; nil to fill the place.
  public var aspect: Double?

  public init() {}

  /// A frame without axes around an image.
  public static func image(_ image: Bitmap, title: String = "") -> Axes {
    var axes = Axes()
    axes.title = title
    axes.hasAxes = false
    axes.aspect = image.height > 0 ? Double(image.width) / Double(image.height) : 1
    axes.marks = [ImageMark(image)]
    return axes
  }

  var xScale: Scale { x ?? .linear(padded(union(marks.compactMap(\.xRange)), by: 0.02)) }
  var yScale: Scale { y ?? .linear(padded(union(marks.compactMap(\.yRange)), by: 0.05)) }

  private func union(_ ranges: [ClosedRange<Double>]) -> ClosedRange<Double>? {
    extent(ranges.flatMap { [$0.lowerBound, $0.upperBound] })
  }
}

/// Sizes of type, in points, and what stands around a frame.
enum Type {
  static let title = 12.0
  static let label = 11.0
  static let tick = 10.0
  static let tickLength = 4.0
}

/// What axes need around their frame.
struct Margins {
  var left = 2.0
  var right = 2.0
  var top = 2.0
  var bottom = 2.0

  init(_ axes: Axes, _ lettering: Lettering, ticks: Int) {
    if !axes.title.isEmpty { top = lettering.height(Type.title) + 8 }
    guard axes.hasAxes else { return }
    if axes.hasXNumbers { bottom = Type.tickLength + 3 + lettering.height(Type.tick) }
    if !axes.xLabel.isEmpty { bottom += lettering.height(Type.label) + 3 }
    let labels =
      axes.hasYNumbers ? axes.yScale.ticks(ticks).map { lettering.width($0.label, Type.tick) } : []
    left = Type.tickLength + 4 + (labels.max() ?? 0)
    if !axes.yLabel.isEmpty { left += lettering.height(Type.label) + 4 }
    right = 10
    top = max(top, 8)
  }
}
