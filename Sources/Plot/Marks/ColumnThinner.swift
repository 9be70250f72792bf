/// Keeps of many points in a narrow column only those that show: in each half point of width the first, the
/// lowest, the highest and the last, which cover what all of them would.
struct ColumnThinner {
  private var points: [Point] = []
  private var first: Point?
  private var lowest = Point(0, 0)
  private var highest = Point(0, 0)
  private var last = Point(0, 0)
  private var count = 0
  private var column = 0.0

  mutating func add(_ point: Point) {
    let place = (point.x * 2).rounded(.down)
    if first == nil || place != column {
      flush()
      (first, lowest, highest, column) = (point, point, point, place)
    }
    if point.y < lowest.y { lowest = point }
    if point.y > highest.y { highest = point }
    last = point
    count += 1
  }

  private mutating func flush() {
    guard let first else { return }
    points.append(first)
    if count > 3 {
      points += [lowest, highest]
    } else if count == 3 {
      points.append(middle(first))
    }
    if count > 1 { points.append(last) }
    (self.first, count) = (nil, 0)
  }

  /// Of three points, the one that is neither first nor last: an extreme, unless it changes nothing.
  private func middle(_ first: Point) -> Point {
    lowest != first && lowest != last ? lowest : highest
  }

  mutating func finished() -> [Point] {
    flush()
    return points
  }
}
