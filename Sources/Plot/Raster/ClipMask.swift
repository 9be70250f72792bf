/// Which share of each pixel may be drawn on.
struct ClipMask {
  /// Outside of it nothing may.
  let box: PixelBox
  private let kind: Kind

  private enum Kind {
    /// An upright rectangle: the share is that of the column times that of the row.
    case product(columns: [Float], rows: [Float])
    /// Row by row, over the box.
    case shares([Float])
  }

  /// What the lines enclose, less what another mask hides.
  init(_ lines: [Polyline], within outer: ClipMask?, width: Int, height: Int) {
    let all = outer?.box ?? PixelBox(width: width, height: height)
    guard let coverage = Coverage(lines, within: all) else {
      (box, kind) = (PixelBox(width: 0, height: 0), .shares([]))
      return
    }
    let box = coverage.box
    self.box = box
    if outer == nil, let rect = Rect(upright: lines) {
      let columns = Self.shares(rect.minX, rect.maxX, from: box.x, count: box.width)
      let rows = Self.shares(rect.minY, rect.maxY, from: box.y, count: box.height)
      kind = .product(columns: columns, rows: rows)
      return
    }
    var shares = [Float](repeating: 0, count: box.width * box.height)
    for row in 0..<box.height {
      coverage.row(row) { columns, share in
        for column in columns {
          let outside = outer?.share(box.x + column, box.y + row) ?? 1
          shares[row * box.width + column] = share * outside
        }
      }
    }
    kind = .shares(shares)
  }

  func share(_ x: Int, _ y: Int) -> Float {
    let (column, row) = (x - box.x, y - box.y)
    guard column >= 0, row >= 0, column < box.width, row < box.height else { return 0 }
    switch kind {
    case .product(let columns, let rows): return columns[column] * rows[row]
    case .shares(let shares): return shares[row * box.width + column]
    }
  }

  /// Whether pixels of a row, all in the box, may be drawn on wholly.
  func isWhole(_ span: Range<Int>, _ y: Int) -> Bool {
    // Between the first and the last column of a rectangle all are whole.
    guard case .product(let columns, let rows) = kind else { return false }
    return rows[y - box.y] == 1 && columns[span.lowerBound - box.x] == 1
      && columns[span.upperBound - 1 - box.x] == 1
  }

  /// How much of each pixel from `first` on lies between two places.
  private static func shares(
    _ low: Double, _ high: Double, from first: Int, count: Int
  ) -> [Float] {
    (first..<first + count).map { pixel in
      Float(max(0, min(high, Double(pixel + 1)) - max(low, Double(pixel))))
    }
  }
}

extension Rect {
  /// The rectangle that lines are; nil if they are anything else.
  init?(upright lines: [Polyline]) {
    guard lines.count == 1, let corners = lines.first?.points, corners.count == 4 else {
      return nil
    }
    let (a, b, c, d) = (corners[0], corners[1], corners[2], corners[3])
    let isUpright =
      a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x
      || a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y
    guard isUpright else { return nil }
    self.init(
      x: min(a.x, c.x), y: min(a.y, c.y), width: abs(c.x - a.x), height: abs(c.y - a.y))
  }
}
