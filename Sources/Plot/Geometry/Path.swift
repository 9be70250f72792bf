/// Outlines made of lines and Bézier curves.
public struct Path: Hashable, Sendable {
  /// A step of an outline, from where the last one ended.
  public enum Element: Hashable, Sendable {
    case move(Point)
    case line(Point)
    /// Control point, end.
    case quad(Point, Point)
    /// Control points, end.
    case cubic(Point, Point, Point)
    case close
  }

  /// In the order in which they are drawn.
  public private(set) var elements: [Element] = []

  /// A path of nothing.
  public init() {}

  /// Whether it has no elements.
  public var isEmpty: Bool { elements.isEmpty }

  /// Begins a new outline.
  public mutating func move(to point: Point) { elements.append(.move(point)) }
  /// Adds a straight line.
  public mutating func line(to point: Point) { elements.append(.line(point)) }
  /// Adds a quadratic Bézier curve.
  public mutating func quad(to point: Point, control: Point) {
    elements.append(.quad(control, point))
  }
  /// Adds a cubic Bézier curve.
  public mutating func cubic(to point: Point, control1: Point, control2: Point) {
    elements.append(.cubic(control1, control2, point))
  }
  /// Adds a line to the start of the outline, and ends it.
  public mutating func close() { elements.append(.close) }
  /// Adds all outlines of another path.
  public mutating func append(_ other: Path) { elements += other.elements }

  /// The edges of a rectangle.
  public static func rect(_ r: Rect) -> Path {
    polygon([
      Point(r.minX, r.minY), Point(r.maxX, r.minY), Point(r.maxX, r.maxY), Point(r.minX, r.maxY),
    ])
  }

  /// Four cubic arcs, whose radius is off by at most 0.03 %.
  public static func circle(center: Point, radius: Double) -> Path {
    // The length of the handles of a quarter of a unit circle: 4/3 (√2 - 1).
    let k = 0.552_284_749_831 * radius
    var path = Path()
    path.move(to: Point(center.x + radius, center.y))
    for (cos, sin) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
      let start = Point(center.x + radius * cos, center.y + radius * sin)
      let end = Point(center.x - radius * sin, center.y + radius * cos)
      path.cubic(
        to: end, control1: Point(start.x - k * sin, start.y + k * cos),
        control2: Point(end.x + k * cos, end.y + k * sin))
    }
    path.close()
    return path
  }

  /// Lines through points and back to the first.
  public static func polygon(_ points: [Point]) -> Path {
    var path = polyline(points)
    if !points.isEmpty { path.close() }
    return path
  }

  /// Lines through points.
  public static func polyline(_ points: [Point]) -> Path {
    var path = Path()
    path.elements.reserveCapacity(points.count + 1)
    for (index, point) in points.enumerated() {
      if index == 0 { path.move(to: point) } else { path.line(to: point) }
    }
    return path
  }

  /// A line between two points.
  public static func line(from: Point, to: Point) -> Path { polyline([from, to]) }

  /// All points, mapped.
  public func transformed(by transform: Transform) -> Path {
    var path = Path()
    path.elements = elements.map { $0.transformed(by: transform) }
    return path
  }
}

extension Path.Element {
  func transformed(by t: Transform) -> Self {
    switch self {
    case .move(let p): .move(t.apply(p))
    case .line(let p): .line(t.apply(p))
    case .quad(let c, let p): .quad(t.apply(c), t.apply(p))
    case .cubic(let c1, let c2, let p): .cubic(t.apply(c1), t.apply(c2), t.apply(p))
    case .close: .close
    }
  }
}
