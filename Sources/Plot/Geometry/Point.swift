/// A point of the plane, in points: x to the right, y downwards.
public struct Point: Hashable, Sendable {
  /// To the right.
  public var x: Double
  /// Downwards.
  public var y: Double

  /// A point at a place.
  public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }

  /// Whether both are numbers that are not infinite.
  public var isFinite: Bool { x.isFinite && y.isFinite }

  /// Coordinate by coordinate.
  public static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  /// Coordinate by coordinate.
  public static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  /// Both coordinates, multiplied.
  public static func * (factor: Double, a: Point) -> Point { Point(factor * a.x, factor * a.y) }
}

/// Width and height, in points.
public struct Size: Hashable, Sendable {
  /// To the right.
  public var width: Double
  /// Downwards.
  public var height: Double

  /// A size of two lengths.
  public init(_ width: Double, _ height: Double) { (self.width, self.height) = (width, height) }
}

/// An upright rectangle, in points.
public struct Rect: Hashable, Sendable {
  /// Of the left edge.
  public var x: Double
  /// Of the upper edge.
  public var y: Double
  /// To the right edge.
  public var width: Double
  /// To the lower edge.
  public var height: Double

  /// A rectangle with its upper left corner at a place.
  public init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  /// Of the left edge.
  public var minX: Double { x }
  /// Of the right edge.
  public var maxX: Double { x + width }
  /// Of the upper edge.
  public var minY: Double { y }
  /// Of the lower edge.
  public var maxY: Double { y + height }
  /// The point in the middle.
  public var center: Point { Point(x + width / 2, y + height / 2) }

  /// Whether all four are numbers that are not infinite.
  public var isFinite: Bool { x.isFinite && y.isFinite && width.isFinite && height.isFinite }

  /// Smaller on each side by the given amounts, larger where they are negative.
  public func inset(dx: Double, dy: Double) -> Rect {
    Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }

  /// Whether a point lies in it or on an edge.
  public func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether the two have an area in common.
  public func intersects(_ other: Rect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }
}

/// An affine map: (x, y) to (a x + c y + tx, b x + d y + ty).
public struct Transform: Hashable, Sendable {
  /// Of x in the new x.
  public var a: Double
  /// Of x in the new y.
  public var b: Double
  /// Of y in the new x.
  public var c: Double
  /// Of y in the new y.
  public var d: Double
  /// Added to the new x.
  public var tx: Double
  /// Added to the new y.
  public var ty: Double

  /// A map of six coefficients.
  public init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
    (self.a, self.b, self.c, self.d, self.tx, self.ty) = (a, b, c, d, tx, ty)
  }

  /// The map that changes nothing.
  public static let identity = Transform(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

  /// A shift.
  public static func translation(_ x: Double, _ y: Double) -> Transform {
    Transform(a: 1, b: 0, c: 0, d: 1, tx: x, ty: y)
  }

  /// Larger by a factor, about the origin.
  public static func scale(_ factor: Double) -> Transform {
    Transform(a: factor, b: 0, c: 0, d: factor, tx: 0, ty: 0)
  }

  /// Clockwise on the screen, since y points downwards.
  public static func rotation(_ radians: Double) -> Transform {
    let (sin, cos) = (sine(radians), cosine(radians))
    return Transform(a: cos, b: sin, c: -sin, d: cos, tx: 0, ty: 0)
  }

  /// Where a point goes to.
  public func apply(_ p: Point) -> Point {
    Point(a * p.x + c * p.y + tx, b * p.x + d * p.y + ty)
  }

  /// The upright rectangle with the same corner, grown by the magnification; exact for a scale and a shift.
  public func apply(_ r: Rect) -> Rect {
    let corner = apply(Point(r.x, r.y))
    return Rect(
      x: corner.x, y: corner.y, width: r.width * magnification, height: r.height * magnification)
  }

  /// This map, and then another.
  public func then(_ next: Transform) -> Transform {
    let origin = next.apply(Point(tx, ty))
    return Transform(
      a: next.a * a + next.c * b, b: next.b * a + next.d * b,
      c: next.a * c + next.c * d, d: next.b * c + next.d * d, tx: origin.x, ty: origin.y)
  }

  /// By how much lengths grow, on average over the directions.
  public var magnification: Double { abs(a * d - b * c).squareRoot() }
}
