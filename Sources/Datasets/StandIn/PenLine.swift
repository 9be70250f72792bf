/// Where the pen is, and how wide its line is there.
struct PenPoint: Sendable {
  var x: Double
  var y: Double
  var width: Double
}

/// What the pen draws: strokes, each a chain of points.
struct PenLine: Sendable {
  var strokes: [[PenPoint]]

  /// The line scaled, its aspect kept, into a square whose sides are `side` long, but for a margin. It is in the middle.
  func fitted(into side: Double, margin: Double) -> PenLine {
    let (low, high) = bounds()
    let scale = (side - 2 * margin) / max(high.x - low.x, high.y - low.y, 1e-6)
    let (x, y) = ((low.x + high.x) / 2, (low.y + high.y) / 2)
    return PenLine(
      strokes: strokes.map { stroke in
        stroke.map {
          PenPoint(
            x: side / 2 + scale * ($0.x - x), y: side / 2 + scale * ($0.y - y),
            width: scale * $0.width)
        }
      })
  }

  /// The least box around the line, its width included.
  private func bounds() -> (low: (x: Double, y: Double), high: (x: Double, y: Double)) {
    var low = (x: Double.infinity, y: Double.infinity)
    var high = (x: -Double.infinity, y: -Double.infinity)
    for stroke in strokes {
      for point in stroke {
        let half = point.width / 2
        low = (min(low.x, point.x - half), min(low.y, point.y - half))
        high = (max(high.x, point.x + half), max(high.y, point.y + half))
      }
    }
    return (low, high)
  }
}
