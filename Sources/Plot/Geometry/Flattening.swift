internal import Basics

/// A run of straight lines. Its points are finite.
struct Polyline {
  var points: [Point]
  var isClosed: Bool
}

extension Path {
  /// Curves cut into lines that stray by no more than `tolerance`. Points that are not finite are left
  /// out, and those beyond any canvas are drawn in to its neighbourhood.
  func flattened(_ transform: Transform = .identity, tolerance: Double = 0.005) -> [Polyline] {
    var flattener = Flattener(tolerance: tolerance)
    for element in elements { flattener.add(element.transformed(by: transform)) }
    flattener.finish()
    return flattener.lines
  }
}

private struct Flattener {
  let tolerance: Double
  private(set) var lines: [Polyline] = []
  private var points: [Point] = []

  /// Beyond this no canvas reaches, and sums of products stay exact enough.
  private let limit = 1e7

  init(tolerance: Double) { self.tolerance = tolerance }

  mutating func add(_ element: Path.Element) {
    switch element {
    case .move(let p):
      finish()
      append(p)
    case .line(let p): append(p)
    case .quad(let c, let p):
      guard let from = points.last else { return append(p) }
      // A quadratic curve is the cubic one with these handles.
      let third = 2.0 / 3
      curve(from, from + third * (c - from), p + third * (c - p), p)
    case .cubic(let c1, let c2, let p):
      guard let from = points.last else { return append(p) }
      curve(from, c1, c2, p)
    case .close:
      guard let first = points.first else { return }
      lines.append(Polyline(points: points, isClosed: true))
      points = [first]
    }
  }

  mutating func finish() {
    if points.count > 1 { lines.append(Polyline(points: points, isClosed: false)) }
    points = []
  }

  private mutating func append(_ p: Point) {
    guard p.isFinite else { return }
    points.append(Point(min(limit, max(-limit, p.x)), min(limit, max(-limit, p.y))))
  }

  private mutating func curve(_ a: Point, _ b: Point, _ c: Point, _ d: Point) {
    // Wang's bound on the distance of a cubic from its chords, for n equal steps.
    let bend = max(
      length(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y),
      length(b.x - 2 * c.x + d.x, b.y - 2 * c.y + d.y))
    let steps = (0.75 * bend / tolerance).squareRoot()
    let count = Int(steps.rounded(.up), in: 1...500)
    for step in 1...count {
      let t = Double(step) / Double(count)
      let u = 1 - t
      let ends = u * u * u * a + t * t * t * d
      append(ends + 3 * u * u * t * b + 3 * u * t * t * c)
    }
  }
}
