internal import Basics

/// What axes need around their frame, in points.
struct Margins {
  var left = 2.0
  var right = 2.0
  var top = 2.0
  var bottom = 2.0

  /// - Parameter height: of the frame, on which the ticks depend; nil where only top and bottom matter.
  init(_ axes: Axes, _ lettering: Lettering, height: Double?) {
    if !axes.title.isEmpty { top = lettering.height(Type.title) + 8 }
    guard axes.hasAxes else { return }
    top = max(top, 8)
    bottom = axes.hasXNumbers ? Type.tickLength + 3 + lettering.height(Type.tick) : 6
    if !axes.xLabel.isEmpty { bottom += lettering.height(Type.label) + 3 }
    guard let height else { return }
    var side = 4.0
    if axes.hasYNumbers { side = Type.tickLength + 4 + axes.widestYLabel(height, lettering) }
    if !axes.yLabel.isEmpty { side += lettering.height(Type.label) + 4 }
    let overhang = axes.xOverhang(lettering)
    (left, right) = axes.isYOnRight ? (4, side) : (max(side, overhang), max(10, overhang))
  }
}

extension Axes {
  /// Width of the widest number of the y axis of a frame, in points.
  func widestYLabel(_ height: Double, _ lettering: Lettering) -> Double {
    guard hasYNumbers else { return 0 }
    return yTicks(height).map { lettering.width($0.label, Type.tick) }.max() ?? 0
  }

  /// How far a number at an end of the x axis may reach beyond it, in points.
  fileprivate func xOverhang(_ lettering: Lettering) -> Double {
    // Names stand in the middle of their places.
    if case .categorical = xScale { return 0 }
    guard hasXNumbers else { return 0 }
    return (xTicks(200).map { lettering.width($0.label, Type.tick) }.max() ?? 0) / 2
  }

  func xTicks(_ width: Double) -> [Scale.Tick] { xScale.visibleTicks(width, spacing: 58) }
  func yTicks(_ height: Double) -> [Scale.Tick] { yScale.visibleTicks(height, spacing: 36) }
}

extension Scale {
  /// The ticks on an axis of a length, about one for every `spacing` points.
  fileprivate func visibleTicks(_ length: Double, spacing: Double) -> [Tick] {
    ticks(Int(length / spacing, in: 2...50)).filter { (-1e-9...1 + 1e-9).contains(place($0.value)) }
  }
}
