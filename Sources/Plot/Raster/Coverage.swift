// Exact area coverage
//
// How much of a pixel a shape covers is an integral, and Green's theorem turns it into a sum over the
// outline: each edge adds, to every cell that it crosses, the signed area between itself and the cell's
// right side, and to the cell behind it the rest of its height. A running sum along the row then gives
// the covered share of each pixel, exactly, whatever the angle of the edge. There are no samples, and so
// no stair steps. Windings of the same direction add up to more than one where a path overlaps itself;
// cut at one, this is the non-zero rule. (The idea is that of LibArt, FreeType's smooth rasteriser and
// font-rs.)

/// Shares of pixels that a path covers, over a box of them.
struct Coverage {
  let box: PixelBox
  private var cells: [Float]
  /// One more than pixels in a row: what lies right of the box still closes the row.
  private let stride: Int

  /// Nil if the lines cover nothing of a part of a canvas.
  init?(_ lines: [Polyline], within bounds: PixelBox) {
    guard let box = PixelBox(around: lines, within: bounds) else { return nil }
    self.box = box
    stride = box.width + 2
    cells = [Float](repeating: 0, count: stride * box.height + 1)
    for line in lines { add(line) }
  }

  private mutating func add(_ line: Polyline) {
    guard line.points.count > 1, let first = line.points.first, let last = line.points.last else {
      return
    }
    let (x, y) = (Double(box.x), Double(box.y))
    cells.withUnsafeMutableBufferPointer { cells in
      let edge = EdgeWriter(
        cells: cells, stride: stride, width: Double(box.width), height: Double(box.height))
      var from = line.points[0]
      for to in line.points.dropFirst() {
        edge.add(from.x - x, from.y - y, to.x - x, to.y - y)
        from = to
      }
      edge.add(last.x - x, last.y - y, first.x - x, first.y - y)
    }
  }

  /// The covered shares, 0...1, of a row of the box.
  func row(_ row: Int, _ body: (_ column: Int, _ share: Float) -> Void) {
    cells.withUnsafeBufferPointer { cells in
      var sum: Float = 0
      for column in 0..<box.width {
        sum += cells[row * stride + column]
        let share = min(abs(sum), 1)
        if share > 0.002 { body(column, share) }
      }
    }
  }
}

/// Adds edges to cells.
private struct EdgeWriter {
  let cells: UnsafeMutableBufferPointer<Float>
  let stride: Int
  let width: Double
  let height: Double

  /// Edges left of the box count as if they ran along its left side, those right of it not at all.
  func add(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
    if y0 == y1 || max(y0, y1) <= 0 || min(y0, y1) >= height { return }
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
    let start = max(top, 0)
    var x = (isDown ? x0 : x1) + (start - top) * slope
    for row in Int(start)..<Int(min(bottom, height).rounded(.up)) {
      let step = min(Double(row + 1), bottom) - max(Double(row), start)
      let next = min(max(x + slope * step, 0), width)
      let base = row * stride
      span(base, Float(isDown ? step : -step), Float(min(x, next)), Float(max(x, next)))
      x = next
    }
  }

  /// An edge from x0 to x1 within one row, of signed height d.
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
