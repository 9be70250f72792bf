internal import Basics

/// Whole pixels.
struct PixelBox {
  let x: Int
  let y: Int
  let width: Int
  let height: Int

  /// A whole canvas.
  init(width: Int, height: Int) { (x, y, self.width, self.height) = (0, 0, width, height) }

  /// The part of a box that lines may touch.
  init?(around lines: [Polyline], within bounds: PixelBox) {
    var (low, high) = (Point(.infinity, .infinity), Point(-.infinity, -.infinity))
    for line in lines {
      for p in line.points {
        low = Point(min(low.x, p.x), min(low.y, p.y))
        high = Point(max(high.x, p.x), max(high.y, p.y))
      }
    }
    let (right, bottom) = (Double(bounds.x + bounds.width), Double(bounds.y + bounds.height))
    guard low.x < right, low.y < bottom, high.x > Double(bounds.x), high.y > Double(bounds.y) else {
      return nil
    }
    let (columns, rows) = (
      bounds.x...bounds.x + bounds.width, bounds.y...bounds.y + bounds.height
    )
    x = Int(low.x, in: columns)
    y = Int(low.y, in: rows)
    width = Int(high.x.rounded(.up), in: columns) - x
    height = Int(high.y.rounded(.up), in: rows) - y
    guard width > 0, height > 0 else { return nil }
  }
}
