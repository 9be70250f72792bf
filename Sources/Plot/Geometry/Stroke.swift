internal import Basics

/// How a line is drawn along a path.
public struct Stroke: Hashable, Sendable {
  /// How a line ends.
  public enum Cap: Hashable, Sendable { case butt, round, square }
  /// How two lines meet.
  public enum Join: Hashable, Sendable { case miter, round, bevel }

  /// In points.
  public var width: Double
  /// At the ends of the line and of its dashes.
  public var cap: Cap
  /// At its corners.
  public var join: Join
  /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
  public var dash: [Double]
  /// Where a miter would reach farther than this many half widths, it is bevelled.
  public var miterLimit = 4.0

  /// A line of a width in points.
  public init(width: Double, cap: Cap = .butt, join: Join = .miter, dash: [Double] = []) {
    (self.width, self.cap, self.join, self.dash) = (width, cap, join, dash)
  }
}

extension Stroke {
  /// The outline of the line along a path: to be filled by the non-zero rule.
  ///
  /// - Parameter bounds: what can be seen; there are no dashes far outside of it.
  func outline(of lines: [Polyline], within bounds: Rect) -> [Polyline] {
    guard width > 0, width.isFinite else { return [] }
    let seen = bounds.inset(dx: -reach, dy: -reach)
    // A direction needs two places: dashes may begin or end on a corner of the line.
    return dashed(lines, within: seen).flatMap { outline(of: $0.withoutRepeats()) }
  }

  /// Half the width. Wider than this is as wide as everything, and sums of products stay exact enough.
  private var half: Double { min(width, 1e7) / 2 }

  /// How many half widths a miter may reach; so many that half turns have none.
  private var miterReach: Double { min(max(0, miterLimit), 1000) }

  /// How far from the line its outline can be.
  private var reach: Double { half * max(2, miterReach) }

  private func outline(of line: Polyline) -> [Polyline] {
    let points = line.points
    if points.count == 1 { return dot(at: points[0]) }
    guard points.count > 1 else { return [] }
    let isLoop = line.isClosed && points.count > 2
    let forward = side(points, isLoop: isLoop)
    let backward = side(points.reversed(), isLoop: isLoop)
    if isLoop {
      return [
        Polyline(points: forward, isClosed: true), Polyline(points: backward, isClosed: true),
      ]
    }
    let ends = (
      self.ending(points[points.count - 2], points[points.count - 1]),
      self.ending(points[1], points[0])
    )
    return [Polyline(points: forward + ends.0 + backward + ends.1, isClosed: true)]
  }

  /// The points to the left of a line, from its start to its end.
  private func side(_ points: [Point], isLoop: Bool) -> [Point] {
    var result: [Point] = []
    result.reserveCapacity(2 * points.count)
    let count = points.count
    if !isLoop { result.append(points[0] + normal(points[0], points[1])) }
    for index in (isLoop ? 0..<count : 1..<count - 1) {
      let before = points[(index + count - 1) % count]
      corner(before, points[index], points[(index + 1) % count], into: &result)
    }
    if !isLoop { result.append(points[count - 1] + normal(points[count - 2], points[count - 1])) }
    return result
  }

  /// Half the width, to the left of the way from one point to another.
  private func normal(_ from: Point, _ to: Point) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let factor = half / length(dx, dy)
    return Point(dy * factor, -dx * factor)
  }

  private func corner(_ a: Point, _ b: Point, _ c: Point, into result: inout [Point]) {
    let (n, m) = (normal(a, b), normal(b, c))
    let turn = n.x * m.y - n.y * m.x
    let cosine = (n.x * m.x + n.y * m.y) / (half * half)
    if turn <= 0 {
      // The inside of the turn: over the corner itself, which keeps the winding right.
      result += cosine > 0.999 ? [b + n] : [b + n, b, b + m]
      return
    }
    switch join {
    case .round: result += arc(b, n, m)
    case .miter where 2 / (1 + cosine) <= miterReach * miterReach:
      result.append(b + (1 / (1 + cosine)) * (n + m))
    default: result += [b + n, b + m]
    }
  }

  /// From b + n to b + m, clockwise around b.
  private func arc(_ b: Point, _ n: Point, _ m: Point) -> [Point] {
    let start = angle(y: n.y, x: n.x)
    var sweep = angle(y: m.y, x: m.x) - start
    if sweep < 0 { sweep += 2 * Double.pi }
    let step = 2 * arcCosine(max(0, 1 - 0.01 / max(half, 0.1)))
    let count = Int((sweep / step).rounded(.up), in: 1...500)
    return (0...count).map { index in
      let turned = start + sweep * Double(index) / Double(count)
      return b + Point(half * cosine(turned), half * sine(turned))
    }
  }

  /// What goes around the end of an open line.
  private func ending(_ from: Point, _ to: Point) -> [Point] {
    let n = normal(from, to)
    switch cap {
    case .butt: return []
    case .square:
      let ahead = Point(-n.y, n.x)
      return [to + n + ahead, to - n + ahead]
    case .round: return arc(to, n, Point(-n.x, -n.y))
    }
  }

  /// A line without length: its caps alone.
  private func dot(at p: Point) -> [Polyline] {
    switch cap {
    case .butt: return []
    case .round: return Path.circle(center: p, radius: half).flattened()
    case .square:
      return Path.rect(Rect(x: p.x, y: p.y, width: 0, height: 0).inset(dx: -half, dy: -half))
        .flattened()
    }
  }
}
