/// A smooth line for a chain of knots, in steps of a fifth of the way from knot to knot.
///
/// Catmull–Rom and uniform cubic B-spline, mixed: the former goes through the knots, the latter cuts the corners
/// between them, and `roundness` (0 to 1) says how much of the latter there is. A turn counts as two knots at one
/// place: the pen slows down and comes close to it. Both begin and end at the first and the last knot.
func spline(through knots: [Knot], roundness: Double) -> [PenPoint] {
  let points = padded(knots)
  let steps = 5
  let weights = (0...steps).map { mixedWeights(Double($0) / Double(steps), roundness) }
  var result: [PenPoint] = []
  result.reserveCapacity((points.count - 3) * steps + 1)
  for first in 0..<points.count - 3 {
    for step in (first == 0 ? 0 : 1)...steps {
      let w = weights[step]
      let (a, b, c, d) = (points[first], points[first + 1], points[first + 2], points[first + 3])
      result.append(
        PenPoint(
          x: w.0 * a.x + w.1 * b.x + w.2 * c.x + w.3 * d.x,
          y: w.0 * a.y + w.1 * b.y + w.2 * c.y + w.3 * d.y, width: 1))
    }
  }
  return result
}

/// The knots, turns doubled, and one more at either end, so that the curve reaches the ends.
private func padded(_ knots: [Knot]) -> [Knot] {
  func beyond(_ end: Knot, _ next: Knot) -> Knot {
    Knot(x: 2 * end.x - next.x, y: 2 * end.y - next.y)
  }
  var result = [beyond(knots[0], knots[1])]
  result.reserveCapacity(knots.count + 5)
  for knot in knots {
    result.append(knot)
    if knot.isTurn { result.append(knot) }
  }
  result.append(beyond(result[result.count - 1], result[result.count - 2]))
  return result
}

/// What four knots in a row weigh at `t` of the way from the second to the third.
private func mixedWeights(_ t: Double, _ roundness: Double) -> (Double, Double, Double, Double) {
  let (t2, t3) = (t * t, t * t * t)
  func mix(_ through: Double, _ cut: Double) -> Double {
    (1 - roundness) * through / 2 + roundness * cut / 6
  }
  return (
    mix(-t + 2 * t2 - t3, 1 - 3 * t + 3 * t2 - t3), mix(2 - 5 * t2 + 3 * t3, 4 - 6 * t2 + 3 * t3),
    mix(t + 4 * t2 - 3 * t3, 1 + 3 * t + 3 * t2 - 3 * t3), mix(-t2 + t3, t3)
  )
}
