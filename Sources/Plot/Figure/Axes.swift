/// A pair of axes with marks in them.
public struct Axes: Sendable {
  /// Above the frame, in one line or more; empty for none.
  public var title = ""
  /// Of the title's letters, in points; smaller where the title would be too wide.
  public var titleSize = FontSize.title
  /// Below the x axis and beside the y axis; subscripts and superscripts as in `p_ij`, `x^2`, `10^{-3}`.
  public var xLabel = ""
  /// The same beside the y axis.
  public var yLabel = ""
  /// Nil to span the marks.
  public var x: Scale?
  /// The same of the y axis.
  public var y: Scale?
  /// Where numbers stand along the axes, and what they say; nil for those that the scales choose. Those that would touch
  /// another are left out.
  public var xTicks: [Scale.Tick]?
  /// The same along the y axis.
  public var yTicks: [Scale.Tick]?
  /// What is shown, the lowest first.
  public var marks: [any Mark] = []
  /// False for an image, which has no axes.
  public var hasAxes = true
  /// Whether the x axis has a line; false for a bar of colours.
  public var hasXAxis = true
  /// Whether the axes have numbers; false for neighbours that share them.
  public var hasXNumbers = true
  /// The same of the y axis.
  public var hasYNumbers = true
  /// Whether the y axis stands on the right.
  public var isYOnRight = false
  /// Whether lines lead from the numbers of the y axis across the frame.
  public var hasGrid = true
  /// Width over height of the frame; nil to fill the place.
  public var aspect: Double?
  /// Width of the frame, in points; nil for its share of the figure.
  public var frameWidth: Double?

  /// Of a tick, in points.
  static let tickLength = 4.0

  /// Axes without marks.
  public init() {}

  /// A frame without axes around an image.
  public static func image(
    _ image: Bitmap, title: String = "", interpolation: Interpolation = .nearest
  ) -> Axes {
    var axes = blank
    axes.title = title
    axes.aspect = image.height > 0 ? Double(image.width) / Double(image.height) : 1
    axes.marks = [ImageMark(image, interpolation)]
    return axes
  }

  /// The legend of a heat map: which colour is which value.
  public static func colorBar(
    _ colormap: Colormap, _ range: ClosedRange<Double>, label: String = "", steps: Int = 256
  ) -> Axes {
    var axes = Axes()
    axes.yLabel = label
    (axes.x, axes.y) = (.categorical([""]), .linear(range))
    axes.marks = [ColorBarMark(colormap, steps: steps)]
    (axes.hasXAxis, axes.hasXNumbers, axes.hasGrid) = (false, false, false)
    axes.isYOnRight = true
    axes.frameWidth = 12
    return axes
  }

  /// A place that stays empty.
  public static var blank: Axes {
    var axes = Axes()
    axes.hasAxes = false
    return axes
  }

  var titleLines: [String] {
    title.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  var xScale: Scale { x ?? .linear(padded(union(marks.compactMap(\.xRange)), by: 0.02)) }
  var yScale: Scale { y ?? .linear(padded(union(marks.compactMap(\.yRange)), by: 0.05)) }

  private func union(_ ranges: [ClosedRange<Double>]) -> ClosedRange<Double>? {
    extent(ranges.flatMap { [$0.lowerBound, $0.upperBound] })
  }
}
