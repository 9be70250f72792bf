/// Adds edges to cells. Their ends are finite, as those of every ``Polyline``.
struct EdgeWriter {
  let cells: UnsafeMutableBufferPointer<Float>
  let stride: Int
  let width: Double
  let height: Double

  /// Edges left of the box count as if they ran along its left side, those right of it not at all.
  func add(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
    // An edge without a height covers nothing, and one of next to none has a slope that no number holds.
    if abs(y1 - y0) < 1e-30 || max(y0, y1) <= 0 || min(y0, y1) >= height { return }
    if x0 <= 0, x1 <= 0 { return inside(0, y0, 0, y1) }
    if x0 >= width, x1 >= width { return }
    for side in [0, width] where (x0 < side) != (x1 < side) {
      let t = (side - x0) / (x1 - x0)
      // A cut at an end would call itself for ever.
      guard t > 1e-12, t < 1 - 1e-12 else { continue }
      let y = y0 + t * (y1 - y0)
      add(x0, y0, side, y)
      return add(side, y, x1, y1)
    }
    inside(min(max(x0, 0), width), y0, min(max(x1, 0), width), y1)
  }

  private func inside(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
    let isDown = y0 < y1
    let (top, bottom) = isDown ? (y0, y1) : (y1, y0)
    let slope = (x1 - x0) / (y1 - y0)
    // 0 <= start < end <= height, so the rows are some, and are those of the box.
    let (start, end) = (max(top, 0), min(bottom, height).rounded(.up))
    // Of a long edge, rounding may carry the place of its entry out of the box.
    var x = min(max((isDown ? x0 : x1) + (start - top) * slope, 0), width)
    for row in Int(start)..<Int(end) {
      let step = min(Double(row + 1), bottom) - max(Double(row), start)
      let next = min(max(x + slope * step, 0), width)
      let base = row * stride
      span(base, Float(isDown ? step : -step), Float(min(x, next)), Float(max(x, next)))
      x = next
    }
  }

  /// An edge from x0 to x1, both in 0...width, within one row, of signed height d.
  private func span(_ base: Int, _ d: Float, _ x0: Float, _ x1: Float) {
    let floor0 = x0.rounded(.down)
    let first = base + Int(floor0)
    let ceil1 = x1.rounded(.up)
    let count = Int(ceil1) - Int(floor0)
    if count <= 1 {
      let middle = 0.5 * (x0 + x1) - floor0
      cells[first] += d - d * middle
      cells[first + 1] += d * middle
      return
    }
    let s = 1 / (x1 - x0)
    let from = x0 - floor0
    let area0 = 0.5 * s * (1 - from) * (1 - from)
    let to = x1 - ceil1 + 1
    let areaLast = 0.5 * s * to * to
    cells[first] += d * area0
    if count == 2 {
      cells[first + 1] += d * (1 - area0 - areaLast)
    } else {
      let area1 = s * (1.5 - from)
      cells[first + 1] += d * (area1 - area0)
      for index in 2..<count - 1 { cells[first + index] += d * s }
      let before = area1 + Float(count - 3) * s
      cells[first + count - 1] += d * (1 - before - areaLast)
    }
    cells[first + count] += d * areaLast
  }
}
