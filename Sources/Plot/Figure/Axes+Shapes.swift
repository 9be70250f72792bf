extension Axes {
  /// Grid, marks, axes, labels and legend within a frame.
  func shapes(in rect: Rect, theme: Theme, lettering: Lettering) -> [Shape] {
    let frame = Frame(rect: rect, x: xScale, y: yScale, theme: theme, lettering: lettering)
    let xTicks = TickLabels(self.xTicks(rect.width), size: Type.tick, lettering)
    let yTicks = TickLabels(self.yTicks(rect.height), size: Type.tick, lettering)
    var shapes: [Shape] = []
    if hasAxes, hasGrid { shapes += grid(frame, yTicks) }
    for mark in marks { shapes += mark.shapes(in: frame) }
    if hasAxes { shapes += axisLines(frame) }
    if hasAxes, hasXNumbers { shapes += numbers(below: frame, xTicks) }
    if hasAxes, hasYNumbers { shapes += numbers(beside: frame, yTicks) }
    shapes += titles(frame)
    let legend = Legend(marks.compactMap(\.legend), lettering)
    guard !legend.isEmpty else { return shapes }
    return shapes + legend.shapes(in: frame, avoiding: marks.flatMap { $0.anchors(in: frame) })
  }

  private func grid(_ frame: Frame, _ ticks: TickLabels) -> [Shape] {
    let rect = frame.rect
    return ticks.kept(along: rect.height, frame.y, ticks.height).map { tick in
      let y = crisp(frame.point(0, tick.value).y)
      let line = Path.line(from: Point(rect.minX, y), to: Point(rect.maxX, y))
      return .stroke(line, Stroke(width: 1), frame.theme.grid)
    }
  }

  private func axisLines(_ frame: Frame) -> [Shape] {
    let rect = frame.rect
    let corner = Point(crisp(isYOnRight ? rect.maxX : rect.minX), crisp(rect.maxY))
    var path = Path.line(from: Point(corner.x, rect.minY), to: corner)
    if hasXAxis { path.line(to: Point(isYOnRight ? rect.minX : rect.maxX, corner.y)) }
    return [.stroke(path, Stroke(width: 1), frame.theme.soft)]
  }

  private func numbers(below frame: Frame, _ ticks: TickLabels) -> [Shape] {
    let top = frame.rect.maxY
    let baseline = top + Type.tickLength + 2 + Type.tick
    return ticks.kept(along: frame.rect.width, frame.x, ticks.width).flatMap { tick -> [Shape] in
      let x = frame.rect.minX + frame.x.place(tick.value) * frame.rect.width
      let line = Path.line(from: Point(crisp(x), top), to: Point(crisp(x), top + Type.tickLength))
      return [
        .stroke(line, Stroke(width: 1), frame.theme.soft),
        frame.lettering.text(
          tick.label, Type.tick, at: Point(x, baseline), .middle, frame.theme.ink),
      ]
    }
  }

  private func numbers(beside frame: Frame, _ ticks: TickLabels) -> [Shape] {
    let rect = frame.rect
    let (start, out) = isYOnRight ? (rect.maxX, 1.0) : (rect.minX, -1.0)
    return ticks.kept(along: rect.height, frame.y, ticks.height).flatMap { tick -> [Shape] in
      let y = rect.maxY - frame.y.place(tick.value) * rect.height
      let line = Path.line(
        from: Point(start, crisp(y)), to: Point(start + out * Type.tickLength, crisp(y)))
      let place = Point(start + out * (Type.tickLength + 3), y + Type.tick * 0.36)
      return [
        .stroke(line, Stroke(width: 1), frame.theme.soft),
        frame.lettering.text(
          tick.label, Type.tick, at: place, isYOnRight ? .start : .end, frame.theme.ink),
      ]
    }
  }

  private func titles(_ frame: Frame) -> [Shape] {
    let (rect, ink, lettering) = (frame.rect, frame.theme.ink, frame.lettering)
    var shapes: [Shape] = []
    if !title.isEmpty {
      let size = lettering.size(Type.title, of: title, in: rect.width + 20)
      let place = Point(rect.center.x, rect.minY - 8)
      shapes.append(lettering.text(title, size, at: place, .middle, ink))
    }
    guard hasAxes else { return shapes }
    if !xLabel.isEmpty {
      let below = hasXNumbers ? Type.tickLength + lettering.height(Type.tick) : 2
      let place = Point(rect.center.x, rect.maxY + below + 4 + Type.label)
      shapes.append(lettering.text(xLabel, Type.label, at: place, .middle, ink))
    }
    if !yLabel.isEmpty {
      let size = lettering.size(Type.label, of: yLabel, in: rect.height + 16)
      let beside = Type.tickLength + 8 + widestYLabel(rect.height, lettering) + Type.label / 2
      let x = isYOnRight ? rect.maxX + beside : rect.minX - beside
      shapes.append(lettering.upright(yLabel, size, at: Point(x, rect.center.y), ink))
    }
    return shapes
  }

  /// The middle of the nearest half point, where a thin line is sharp at double density.
  private func crisp(_ value: Double) -> Double { value.rounded(.down) + 0.5 }
}
