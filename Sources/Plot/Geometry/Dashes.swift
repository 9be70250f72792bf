extension Stroke {
  /// Lengths of dashes and gaps in turn; empty for a solid line, and where they are no lengths.
  var pattern: [Double] {
    let isPattern = dash.allSatisfy { $0 >= 0 } && dash.reduce(0, +).isFinite
    return isPattern && dash.contains { $0 > 0 } ? dash : []
  }

  /// Lines cut into dashes, as far as these lie within bounds; as they are when the line is solid.
  func dashed(_ lines: [Polyline], within bounds: Rect) -> [Polyline] {
    if pattern.isEmpty { return lines }
    let cutter = DashCutter(pattern, bounds)
    let ways = lines.map { $0.isClosed ? $0.points + $0.points.prefix(1) : $0.points }
    // More dashes than this look like a solid line, and only take longer.
    guard ways.reduce(0, { $0 + cutter.count(along: $1) }) < 500_000 else { return lines }
    return ways.flatMap { cutter.dashes(along: $0) }
  }
}

private struct DashCutter {
  private let dash: [Double]
  private let period: Double
  private let bounds: Rect
  private var lines: [Polyline] = []
  private var current: [Point] = []
  private var index = 0
  private var left: Double

  init(_ pattern: [Double], _ bounds: Rect) {
    // A dash of no length must not stop the pen for ever.
    let lengths = pattern.map { max($0, 1e-3) }
    dash = lengths.count.isMultiple(of: 2) ? lengths : lengths + lengths
    period = dash.reduce(0, +)
    left = dash[0]
    self.bounds = bounds
  }

  /// About how many dashes are within the bounds.
  func count(along points: [Point]) -> Double {
    let seen = zip(points, points.dropFirst()).reduce(0) { sum, ends in
      let share = bounds.share(from: ends.0, to: ends.1)
      let way = length(ends.1.x - ends.0.x, ends.1.y - ends.0.y)
      return sum + (share.map { $0.upperBound - $0.lowerBound } ?? 0) * way
    }
    return seen / period * Double(dash.count / 2)
  }

  func dashes(along points: [Point]) -> [Polyline] {
    var pen = self
    for (from, to) in zip(points, points.dropFirst()) { pen.go(from, to) }
    pen.finishDash()
    return pen.lines
  }

  private var isOn: Bool { index.isMultiple(of: 2) }

  private mutating func go(_ from: Point, _ to: Point) {
    let whole = length(to.x - from.x, to.y - from.y)
    guard let seen = bounds.share(from: from, to: to) else { return skip(whole) }
    let (enters, leaves) = (seen.lowerBound > 0, seen.upperBound < 1)
    if enters { skip(seen.lowerBound * whole) }
    draw(
      enters ? from + seen.lowerBound * (to - from) : from,
      leaves ? from + seen.upperBound * (to - from) : to)
    if leaves { skip((1 - seen.upperBound) * whole) }
  }

  private mutating func draw(_ start: Point, _ end: Point) {
    if isOn, current.isEmpty { current = [start] }
    var (from, rest) = (start, length(end.x - start.x, end.y - start.y))
    while rest > left {
      let cut = from + (left / rest) * (end - from)
      if isOn { current.append(cut) }
      rest -= left
      from = cut
      turn()
      if isOn { current = [cut] }
    }
    left -= rest
    if isOn { current.append(end) }
  }

  /// Goes on through the pattern where nothing is seen.
  private mutating func skip(_ distance: Double) {
    finishDash()
    var rest = distance.truncatingRemainder(dividingBy: period)
    while rest > left {
      rest -= left
      turn()
    }
    left -= rest
  }

  private mutating func turn() {
    finishDash()
    index = (index + 1) % dash.count
    left = dash[index]
  }

  private mutating func finishDash() {
    if current.count > 1 { lines.append(Polyline(points: current, isClosed: false)) }
    current = []
  }
}

extension Rect {
  /// The part of a line that lies in the rectangle, as shares of its way; nil if none does.
  func share(from start: Point, to end: Point) -> ClosedRange<Double>? {
    let way = end - start
    guard let x = Self.share(start.x, way.x, minX, maxX),
      let y = Self.share(start.y, way.y, minY, maxY)
    else { return nil }
    let (low, high) = (max(x.lowerBound, y.lowerBound), min(x.upperBound, y.upperBound))
    return low <= high ? low...high : nil
  }

  private static func share(
    _ start: Double, _ way: Double, _ low: Double, _ high: Double
  ) -> ClosedRange<Double>? {
    if way == 0 { return low <= start && start <= high ? 0...1 : nil }
    let (first, second) = ((low - start) / way, (high - start) / way)
    let (enters, leaves) = (max(0, min(first, second)), min(1, max(first, second)))
    return enters <= leaves ? enters...leaves : nil
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
