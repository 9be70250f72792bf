/// The sign of a point of data. Series differ in it, so that they are told apart without colour.
public enum Marker: CaseIterable, Hashable, Sendable {
  case circle, square, triangle, diamond

  /// The marker of a series.
  public init(series: Int) { self = Marker.allCases[SeriesStyle.index(series)] }

  /// Its outline; all markers of one size cover about the same area.
  ///
  /// - Parameters:
  ///   - center: its middle.
  ///   - size: of a circle's diameter, in points.
  public func path(center: Point, size: Double = SeriesStyle.markerSize) -> Path {
    switch self {
    case .circle: .circle(center: center, radius: size / 2)
    case .square:
      .rect(
        Rect(
          x: center.x - 0.44 * size, y: center.y - 0.44 * size, width: 0.88 * size,
          height: 0.88 * size))
    case .triangle: polygon(center, size, [(0, -0.68), (0.62, 0.44), (-0.62, 0.44)])
    case .diamond: polygon(center, size, [(0, -0.64), (0.64, 0), (0, 0.64), (-0.64, 0)])
    }
  }

  private func polygon(_ center: Point, _ size: Double, _ corners: [(Double, Double)]) -> Path {
    .polygon(corners.map { Point(center.x + $0 * size, center.y + $1 * size) })
  }

  /// One path for many points: of those that fall within half a point of each other, the first.
  ///
  /// - Parameters:
  ///   - points: where markers stand.
  ///   - size: of a circle's diameter, in points.
  ///   - rect: where they can be seen; there are none far outside of it.
  public func path(
    at points: [Point], size: Double = SeriesStyle.markerSize, in rect: Rect
  ) -> Path {
    let near = rect.inset(dx: -size, dy: -size)
    var taken: Set<Point> = []
    var path = Path()
    for point in points where point.isFinite && near.contains(point) {
      let cell = Point((2 * point.x).rounded(), (2 * point.y).rounded())
      if taken.insert(cell).inserted { path.append(self.path(center: point, size: size)) }
    }
    return path
  }
}
