internal import Basics

/// What axes need around their frame, in points.
struct Margins {
  var left = 2.0
  var right = 2.0
  var top = 2.0
  var bottom = 2.0

  /// - Parameter height: of the frame, on which the ticks depend; nil where only top and bottom matter.
  init(_ axes: Axes, _ text: TextLayout, height: Double?) {
    if !axes.title.isEmpty {
      let further = 1.3 * axes.titleSize * Double(axes.titleLines.count - 1)
      top = text.lineHeight(size: axes.titleSize) + further + 8
    }
    guard axes.hasAxes else { return }
    top = max(top, 8)
    bottom = axes.hasXNumbers ? Axes.tickLength + 3 + axes.xNumberHeight(text) : 6
    if !axes.xLabel.isEmpty { bottom += text.lineHeight(size: FontSize.label) + 3 }
    guard let height else { return }
    var side = 4.0
    if axes.hasYNumbers { side = Axes.tickLength + 4 + axes.widestYLabel(height, text) }
    if !axes.yLabel.isEmpty { side += text.lineHeight(size: FontSize.label) + 4 }
    let overhang = axes.xOverhang(text)
    (left, right) = axes.isYOnRight ? (4, side) : (max(side, overhang), max(10, overhang))
  }
}

extension Axes {
  /// Height of the numbers of the x axis, of as many lines as the highest has, in points.
  func xNumberHeight(_ text: TextLayout) -> Double {
    let breaks = (xTicks ?? xScale.ticks(2)).map { $0.label.count { $0 == "\n" } }.max() ?? 0
    return text.lineHeight(size: FontSize.tick) + 1.3 * FontSize.tick * Double(breaks)
  }

  /// Width of the widest number of the y axis of a frame, in points.
  func widestYLabel(_ height: Double, _ text: TextLayout) -> Double {
    guard hasYNumbers else { return 0 }
    return visibleYTicks(height).map { text.width($0.label, size: FontSize.tick) }.max() ?? 0
  }

  /// How far a number at an end of the x axis may reach beyond it, in points.
  fileprivate func xOverhang(_ text: TextLayout) -> Double {
    // Names stand in the middle of their places.
    if case .categorical = xScale { return 0 }
    guard hasXNumbers else { return 0 }
    let widths = visibleXTicks(200).map { text.width(lines: $0.label, size: FontSize.tick) }
    return (widths.max() ?? 0) / 2
  }

  /// The ticks of an axis of a length, in points.
  func visibleXTicks(_ width: Double) -> [Scale.Tick] {
    xScale.visible(xTicks ?? xScale.ticks(along: width, spacing: 58))
  }

  func visibleYTicks(_ height: Double) -> [Scale.Tick] {
    yScale.visible(yTicks ?? yScale.ticks(along: height, spacing: 36))
  }
}

extension Scale {
  /// About one tick for every `spacing` points of an axis of a length.
  fileprivate func ticks(along length: Double, spacing: Double) -> [Tick] {
    ticks(Int(length / spacing, in: 2...50))
  }

  /// Those of the ticks that lie on the axis.
  fileprivate func visible(_ ticks: [Tick]) -> [Tick] {
    ticks.filter { (-1e-9...1 + 1e-9).contains(place($0.value)) }
  }
}
