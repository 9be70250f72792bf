extension Axes {
  /// Grid, marks, axes, labels and legend within a frame.
  func shapes(in rect: Rect, theme: Theme, text: TextLayout, hasLegend: Bool) -> [Shape] {
    let frame = Frame(rect: rect, x: xScale, y: yScale, theme: theme, text: text)
    let xSize = xNumberSize(rect.width, text)
    let xTicks = TickLabels(visibleXTicks(rect.width), size: xSize, text)
    let yTicks = TickLabels(visibleYTicks(rect.height), size: FontSize.tick, text)
    var shapes: [Shape] = []
    if hasAxes, hasGrid { shapes += grid(frame, yTicks) }
    for mark in marks { shapes += mark.shapes(in: frame) }
    if hasAxes { shapes += axisLines(frame) }
    if hasAxes, hasXNumbers { shapes += numbers(below: frame, xTicks, size: xSize) }
    if hasAxes, hasYNumbers { shapes += numbers(beside: frame, yTicks) }
    shapes += titles(frame)
    let legend = Legend(marks.compactMap(\.legend), text)
    guard hasLegend, !legend.isEmpty else { return shapes }
    return shapes + legend.shapes(in: frame, avoiding: marks.flatMap { $0.anchors(in: frame) })
  }

  private func grid(_ frame: Frame, _ ticks: TickLabels) -> [Shape] {
    let rect = frame.rect
    return ticks.kept(along: rect.height, frame.y, ticks.height).map { tick in
      let y = crisp(frame.point(0, tick.value).y)
      let line = Path.line(from: Point(rect.minX, y), to: Point(rect.maxX, y))
      return .stroke(line, Stroke(width: SeriesStyle.hairline), frame.theme.grid)
    }
  }

  private func axisLines(_ frame: Frame) -> [Shape] {
    let rect = frame.rect
    let corner = Point(crisp(isYOnRight ? rect.maxX : rect.minX), crisp(rect.maxY))
    var path = Path.line(from: Point(corner.x, rect.minY), to: corner)
    if hasXAxis { path.line(to: Point(isYOnRight ? rect.minX : rect.maxX, corner.y)) }
    return [.stroke(path, Stroke(width: SeriesStyle.hairline), frame.theme.soft)]
  }

  private func numbers(below frame: Frame, _ ticks: TickLabels, size: Double) -> [Shape] {
    let top = frame.rect.maxY
    let baseline = top + Axes.tickLength + 2 + FontSize.tick
    return ticks.kept(along: frame.rect.width, frame.x, ticks.width).flatMap { tick -> [Shape] in
      let x = frame.rect.minX + frame.x.place(tick.value) * frame.rect.width
      let line = Path.line(from: Point(crisp(x), top), to: Point(crisp(x), top + Axes.tickLength))
      return [.stroke(line, Stroke(width: SeriesStyle.hairline), frame.theme.soft)]
        + frame.text.lines(
          tick.label, size: size, at: Point(x, baseline), anchor: .middle,
          color: frame.theme.ink)
    }
  }

  private func numbers(beside frame: Frame, _ ticks: TickLabels) -> [Shape] {
    let rect = frame.rect
    let (start, out) = isYOnRight ? (rect.maxX, 1.0) : (rect.minX, -1.0)
    return ticks.kept(along: rect.height, frame.y, ticks.height).flatMap { tick -> [Shape] in
      let y = rect.maxY - frame.y.place(tick.value) * rect.height
      let line = Path.line(
        from: Point(start, crisp(y)), to: Point(start + out * Axes.tickLength, crisp(y)))
      let place = Point(
        start + out * (Axes.tickLength + 3), y + frame.text.drop(size: FontSize.tick))
      return [
        .stroke(line, Stroke(width: SeriesStyle.hairline), frame.theme.soft),
        frame.text.line(
          tick.label, size: FontSize.tick, at: place, anchor: isYOnRight ? .start : .end,
          color: frame.theme.ink),
      ]
    }
  }

  private func titles(_ frame: Frame) -> [Shape] {
    let (rect, ink, text) = (frame.rect, frame.theme.ink, frame.text)
    var shapes: [Shape] = []
    if !title.isEmpty {
      let size = titleLines.map { text.size(titleSize, of: $0, in: rect.width + 20) }.min() ?? 0
      let place = Point(rect.center.x, rect.minY - 8 - 1.3 * size * Double(titleLines.count - 1))
      shapes += text.lines(title, size: size, at: place, anchor: .middle, color: ink)
    }
    guard hasAxes else { return shapes }
    if !xLabel.isEmpty {
      let below = hasXNumbers ? Axes.tickLength + xNumberHeight(text) : 2
      let place = Point(rect.center.x, rect.maxY + below + 4 + FontSize.label)
      shapes.append(text.line(xLabel, size: FontSize.label, at: place, anchor: .middle, color: ink))
    }
    if !yLabel.isEmpty {
      let size = text.size(FontSize.label, of: yLabel, in: rect.height + 16)
      let beside = Axes.tickLength + 8 + widestYLabel(rect.height, text) + FontSize.label / 2
      let middle = isYOnRight ? rect.maxX + beside : rect.minX - beside
      // The baseline, so that the letters stand about the middle.
      let x = middle + 0.35 * size
      shapes.append(
        text.upright(yLabel, size: size, at: Point(x, rect.center.y), anchor: .middle, color: ink))
    }
    return shapes
  }

  /// The middle of the nearest half point, where a thin line is sharp at double density.
  private func crisp(_ value: Double) -> Double { value.rounded(.down) + 0.5 }
}
