extension Stroke {
  /// Lines cut into dashes; as they are when the line is solid.
  func dashed(_ lines: [Polyline]) -> [Polyline] {
    let period = dash.reduce(0, +)
    guard !dash.isEmpty, dash.allSatisfy({ $0 >= 0 }), period > 0, period.isFinite else {
      return lines
    }
    return lines.flatMap { line -> [Polyline] in
      var cutter = DashCutter(dash: dash.count.isMultiple(of: 2) ? dash : dash + dash)
      let points = line.isClosed ? line.points + [line.points[0]] : line.points
      for point in points { cutter.go(to: point) }
      return cutter.finished()
    }
  }
}

private struct DashCutter {
  let dash: [Double]
  private var lines: [Polyline] = []
  private var current: [Point] = []
  private var position: Point?
  private var index = 0
  private var left: Double

  init(dash: [Double]) {
    self.dash = dash
    left = dash[0]
  }

  private var isOn: Bool { index.isMultiple(of: 2) }

  mutating func go(to target: Point) {
    guard var from = position else {
      position = target
      current = [target]
      return
    }
    position = target
    // A line far beyond any canvas would give dashes without end.
    let whole = length(target.x - from.x, target.y - from.y)
    guard whole < 1e5 else { return }
    var rest = whole
    while rest > left {
      let cut = from + (left / rest) * (target - from)
      if isOn { current.append(cut) }
      rest -= left
      from = cut
      turn(at: cut)
    }
    left -= rest
    if isOn { current.append(target) }
  }

  private mutating func turn(at point: Point) {
    if isOn { lines.append(Polyline(points: current, isClosed: false)) }
    index = (index + 1) % dash.count
    // A dash of no length must not stop the pen for ever.
    left = max(dash[index], 1e-3)
    current = isOn ? [point] : []
  }

  mutating func finished() -> [Polyline] {
    if isOn, current.count > 1 { lines.append(Polyline(points: current, isClosed: false)) }
    return lines
  }
}

extension Polyline {
  /// Without points that stand where the one before stands.
  func withoutRepeats() -> Polyline {
    var kept: [Point] = []
    kept.reserveCapacity(points.count)
    for point in points {
      if let last = kept.last, length(point.x - last.x, point.y - last.y) < 1e-9 { continue }
      kept.append(point)
    }
    if isClosed, kept.count > 1, let first = kept.first, let last = kept.last,
      length(first.x - last.x, first.y - last.y) < 1e-9
    {
      kept.removeLast()
    }
    return Polyline(points: kept, isClosed: isClosed)
  }
}
