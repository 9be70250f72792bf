extension Axes {
  /// Grid, marks, axes, labels and legend within a frame.
  func shapes(in rect: Rect, theme: Theme, lettering: Lettering) -> [Shape] {
    let frame = Frame(rect: rect, x: xScale, y: yScale, theme: theme, lettering: lettering)
    var shapes: [Shape] = []
    if hasAxes { shapes += grid(frame) }
    for mark in marks { shapes += mark.shapes(in: frame) }
    if hasAxes { shapes += axisLines(frame) + xTicks(frame) + yTicks(frame) }
    shapes += labels(frame)
    let legend = Legend(marks.compactMap(\.legend), lettering)
    return shapes + legend.shapes(in: frame, avoiding: marks.flatMap { $0.anchors(in: frame) })
  }

  /// About one tick for so many points.
  static let tickSpacing = (x: 58.0, y: 42.0)

  private func grid(_ frame: Frame) -> [Shape] {
    let rect = frame.rect
    return visible(frame.y.ticks(Self.count(rect.height, Self.tickSpacing.y)), frame.y).map {
      tick in
      let y = crisp(frame.point(0, tick.value).y)
      return .stroke(
        .line(from: Point(rect.minX, y), to: Point(rect.maxX, y)), Stroke(width: 1),
        frame.theme.grid)
    }
  }

  private func axisLines(_ frame: Frame) -> [Shape] {
    let rect = frame.rect
    let corner = Point(crisp(rect.minX), crisp(rect.maxY))
    let up = [Point(corner.x, rect.minY), corner]
    let path = Path.polyline(hasXNumbers ? up + [Point(rect.maxX, corner.y)] : up)
    return [.stroke(path, Stroke(width: 1), frame.theme.soft)]
  }

  private func xTicks(_ frame: Frame) -> [Shape] {
    guard hasXNumbers else { return [] }
    let ticks = visible(frame.x.ticks(Self.count(frame.rect.width, Self.tickSpacing.x)), frame.x)
    let top = frame.rect.maxY
    let baseline = top + Type.tickLength + 2 + Type.tick
    var end = -Double.infinity
    return ticks.flatMap { tick -> [Shape] in
      let x = frame.rect.minX + frame.x.place(tick.value) * frame.rect.width
      let half = frame.lettering.width(tick.label, Type.tick) / 2
      // A label that would touch the one before is left out.
      guard x - half > end + 3 else { return [] }
      end = x + half
      let line = Path.line(from: Point(crisp(x), top), to: Point(crisp(x), top + Type.tickLength))
      return [
        .stroke(line, Stroke(width: 1), frame.theme.soft),
        frame.lettering.text(
          tick.label, Type.tick, at: Point(x, baseline), .middle, frame.theme.ink),
      ]
    }
  }

  private func yTicks(_ frame: Frame) -> [Shape] {
    guard hasYNumbers else { return [] }
    let left = frame.rect.minX
    return visible(frame.y.ticks(Self.count(frame.rect.height, Self.tickSpacing.y)), frame.y)
      .flatMap {
        tick -> [Shape] in
        let y = frame.rect.maxY - frame.y.place(tick.value) * frame.rect.height
        let line = Path.line(
          from: Point(left - Type.tickLength, crisp(y)), to: Point(left, crisp(y)))
        let place = Point(left - Type.tickLength - 3, y + Type.tick * 0.36)
        return [
          .stroke(line, Stroke(width: 1), frame.theme.soft),
          frame.lettering.text(tick.label, Type.tick, at: place, .end, frame.theme.ink),
        ]
      }
  }

  private func labels(_ frame: Frame) -> [Shape] {
    let (rect, ink, lettering) = (frame.rect, frame.theme.ink, frame.lettering)
    var shapes: [Shape] = []
    if !title.isEmpty {
      let place = Point(rect.center.x, rect.minY - 8)
      shapes.append(lettering.text(title, Type.title, at: place, .middle, ink))
    }
    guard hasAxes else { return shapes }
    if !xLabel.isEmpty {
      let y = rect.maxY + Type.tickLength + lettering.height(Type.tick) + 4 + Type.label
      shapes.append(lettering.text(xLabel, Type.label, at: Point(rect.center.x, y), .middle, ink))
    }
    if !yLabel.isEmpty {
      let ticks = frame.y.ticks(Self.count(rect.height, Self.tickSpacing.y))
      let widest = hasYNumbers ? ticks.map { lettering.width($0.label, Type.tick) }.max() ?? 0 : 0
      let x = rect.minX - Type.tickLength - 8 - widest - Type.label / 2
      shapes.append(lettering.upright(yLabel, Type.label, at: Point(x, rect.center.y), ink))
    }
    return shapes
  }

  /// How many ticks a length has room for.
  static func count(_ length: Double, _ spacing: Double) -> Int { max(2, Int(length / spacing)) }

  private func visible(_ ticks: [Scale.Tick], _ scale: Scale) -> [Scale.Tick] {
    ticks.filter { (-1e-9...1 + 1e-9).contains(scale.place($0.value)) }
  }

  /// The middle of the nearest half point, where a thin line is sharp at double density.
  private func crisp(_ value: Double) -> Double { value.rounded(.down) + 0.5 }
}
