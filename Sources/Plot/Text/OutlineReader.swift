internal import CFreeType

/// Turns FreeType's points and tags into a path. Between two control points of a TrueType curve stands, unsaid,
/// a point on the curve: the middle of the two.
struct OutlineReader {
  private(set) var path = Path()
  private let outline: FT_Outline
  private let unitsPerEm: Double

  /// - Parameter unitsPerEm: how many units of the outline make one of the path.
  init(_ outline: FT_Outline, _ unitsPerEm: Double) {
    self.outline = outline
    self.unitsPerEm = unitsPerEm
    var first = 0
    for contour in 0..<Int(outline.n_contours) {
      let last = Int(outline.contours[contour])
      if last > first { read(first...last) }
      first = last + 1
    }
  }

  private func point(_ index: Int) -> Point {
    let vector = outline.points[index]
    return Point(Double(vector.x) / unitsPerEm, Double(vector.y) / unitsPerEm)
  }

  private func middle(_ a: Point, _ b: Point) -> Point { Point((a.x + b.x) / 2, (a.y + b.y) / 2) }

  private func isOnCurve(_ index: Int) -> Bool { outline.tags[index] & 1 != 0 }
  private func isCubic(_ index: Int) -> Bool { outline.tags[index] & 2 != 0 }

  private mutating func read(_ range: ClosedRange<Int>) {
    let start = range.first(where: isOnCurve)
    // A contour of control points only starts between its last and its first.
    let origin = start.map(point) ?? middle(point(range.lowerBound), point(range.upperBound))
    path.move(to: origin)
    let pivot = start ?? range.lowerBound - 1
    let turned = Array(range.filter { $0 > pivot }) + Array(range.filter { $0 < pivot })
    var controls: [Point] = []
    for index in turned {
      if isOnCurve(index) {
        curve(to: point(index), controls)
        controls = []
      } else {
        if controls.count == 1, !isCubic(index) {
          curve(to: middle(controls[0], point(index)), controls)
          controls = []
        }
        controls.append(point(index))
      }
    }
    curve(to: origin, controls)
    path.close()
  }

  private mutating func curve(to end: Point, _ controls: [Point]) {
    switch controls.count {
    case 0: path.line(to: end)
    case 1: path.quad(to: end, control: controls[0])
    default: path.cubic(to: end, control1: controls[0], control2: controls[1])
    }
  }
}
