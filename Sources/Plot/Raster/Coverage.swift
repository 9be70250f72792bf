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

  /// The covered shares, above 0 and up to 1, of a row of the box: columns of the same share at a time.
  func row(_ row: Int, _ body: (_ columns: Range<Int>, _ share: Float) -> Void) {
    cells.withUnsafeBufferPointer { all in
      let cells = UnsafeBufferPointer(rebasing: all[row * stride..<row * stride + box.width])
      var sum: Float = 0
      var column = 0
      while column < cells.count {
        sum += cells[column]
        let end = cells.firstEdge(from: column + 1)
        let share = min(abs(sum), 1)
        if share > 0.002 { body(column..<end, share) }
        column = end
      }
    }
  }
}

extension UnsafeBufferPointer<Float> {
  /// The next cell that changes the sum, or the end.
  fileprivate func firstEdge(from start: Int) -> Int {
    var index = start
    let words = UnsafeRawBufferPointer(self)
    // Eight zeros at a time: 32 bytes without a bit.
    while index + 8 <= count {
      func word(_ place: Int) -> UInt64 {
        words.loadUnaligned(fromByteOffset: 4 * index + 8 * place, as: UInt64.self)
      }
      if word(0) | word(1) | word(2) | word(3) != 0 { break }
      index += 8
    }
    while index < count, self[index] == 0 { index += 1 }
    return index
  }
}
