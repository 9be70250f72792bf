internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension Writer {
  /// The line that this writer draws for an allograph, 100 units high or thereabouts.
  func write(_ allograph: Allograph, _ stream: inout ImageStream) -> PenLine {
    var strokes = allograph.strokes
    if stream.uniform() < slips { strokes.append(slip(&stream)) }
    return PenLine(
      strokes: strokes.enumerated().flatMap { order, stroke in
        var knots = order == 0 ? stroke : placed(stroke, &stream)
        knots = reaching(knots, &stream).map { moved($0, &stream) }
        let points = spline(through: knots, roundness: roundness)
        return broken(pressed(points, &stream), &stream)
      })
  }

  /// A short stroke that does not belong to the digit.
  private func slip(_ stream: inout ImageStream) -> [Knot] {
    let (x, y) = (stream.uniform(0, 80), stream.uniform(0, 100))
    let (dx, dy) = stream.normals()
    return [at(x, y), at(x + 12 * dx, y + 12 * dy)]
  }

  /// A later stroke is not quite where it belongs, nor quite as long.
  private func placed(_ stroke: [Knot], _ stream: inout ImageStream) -> [Knot] {
    let (x, y) = stream.normals()
    let scale = 1 + 0.03 * reach * stream.normal()
    let middle = stroke[stroke.count / 2]
    return stroke.map {
      Knot(
        x: middle.x + scale * ($0.x - middle.x) + reach * x,
        y: middle.y + scale * ($0.y - middle.y) + reach * y, isTurn: $0.isTurn)
    }
  }

  /// The pen touches down and lifts off too early or too late.
  private func reaching(_ stroke: [Knot], _ stream: inout ImageStream) -> [Knot] {
    let (start, end) = stream.normals()
    var knots = stroke
    knots[0] = beyond(stroke[0], from: stroke[1], by: reach * start)
    let last = stroke.count - 1
    knots[last] = beyond(stroke[last], from: stroke[last - 1], by: 1.4 * reach * end)
    return knots
  }

  /// An end moved along the line to its neighbour, outwards or inwards, but never to it.
  private func beyond(_ end: Knot, from other: Knot, by distance: Double) -> Knot {
    let (x, y) = (end.x - other.x, end.y - other.y)
    let step = max(-0.7, distance / max(1, hypot(x, y)))
    return Knot(x: end.x + step * x, y: end.y + step * y)
  }

  /// Where the knot comes to lie on this writer's page.
  private func moved(_ knot: Knot, _ stream: inout ImageStream) -> Knot {
    let (dx, dy) = stream.normals()
    let (x, y) = bend(knot.x + shake * dx, knot.y + shake * dy)
    let slanted = aspect * x - slant * y
    return Knot(
      x: cos(turn) * slanted - sin(turn) * y, y: sin(turn) * slanted + cos(turn) * y,
      isTurn: knot.isTurn)
  }

  /// The widths of the line: thinner where the pen is fast and where it lifts off, wider where it halts.
  private func pressed(_ points: [PenPoint], _ stream: inout ImageStream) -> [PenPoint] {
    var points = points
    let last = points.count - 1
    let steps = (0..<last).map {
      hypot(points[$0 + 1].x - points[$0].x, points[$0 + 1].y - points[$0].y)
    }
    let mean = max(1e-6, steps.reduce(0, +) / Double(last))
    let (phase, swell) = (stream.uniform(0, 2 * Double.pi), 0.1 * stream.normal())
    let (taper, tail) = (0.4 * stream.uniform(), Double(max(1, last / 8)))
    for index in 0...last {
      let speed = min(2, (steps[max(0, index - 1)] + steps[min(last - 1, index)]) / (2 * mean))
      let fade = taper * max(0, 1 - Double(last - index) / tail)
      let wave = swell * sin(phase + 0.25 * Double(index))
      let width = pen * max(0.4, 1 + pressure * (1 - speed) + wave - fade)
      points[index].width = max(2, width + 2 * grain * stream.uniform(-1, 1))
      points[index].x += grain * stream.uniform(-1, 1)
      points[index].y += grain * stream.uniform(-1, 1)
    }
    return points
  }

  /// Now and then the pen is dry for a moment.
  private func broken(_ points: [PenPoint], _ stream: inout ImageStream) -> [[PenPoint]] {
    let (chance, place) = (stream.uniform(), stream.index(below: points.count))
    let gap = place..<place + 4
    guard chance < dryness, gap.lowerBound > 6, gap.upperBound < points.count - 6 else {
      return [points]
    }
    return [Array(points[..<gap.lowerBound]), Array(points[gap.upperBound...])]
  }
}
