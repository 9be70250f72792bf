internal import Basics

/// A round pen on a square of pixels.
struct PenRaster {
  /// Over how many pixels the line fades from full to nothing: about as far as the reduction of the scans spread it
  /// in MNIST, of whose pixels that are not black 37 % are white.
  static let edge = 1.1

  /// How far a line has to keep from the border, so that nothing of it is cut off: pixels are sampled in their middles,
  /// and the first outside is half a pixel away.
  static let margin = (edge - 1) / 2

  /// Pixels in a row, and rows.
  let side: Int

  /// The line's pixels, row by row: 255 inside the line, less on its edge, 0 elsewhere.
  func pixels(_ line: PenLine) -> [UInt8] {
    var cover = [Double](repeating: 0, count: side * side)
    for stroke in line.strokes {
      for (from, to) in zip(stroke, stroke.dropFirst()) { add(from, to, to: &cover) }
    }
    return cover.map { UInt8((255 * $0).rounded(), in: 0...255) }
  }

  /// Covers what is within half the pen's width of the way between two points.
  private func add(_ from: PenPoint, _ to: PenPoint, to cover: inout [Double]) {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = dx * dx + dy * dy
    let reach = (max(from.width, to.width) + Self.edge) / 2
    let columns = range(min(from.x, to.x) - reach, max(from.x, to.x) + reach)
    for row in range(min(from.y, to.y) - reach, max(from.y, to.y) + reach) {
      for column in columns {
        let (x, y) = (Double(column) + 0.5 - from.x, Double(row) + 0.5 - from.y)
        let t = length > 0 ? min(1, max(0, (x * dx + y * dy) / length)) : 0
        let (across, along) = (x - t * dx, y - t * dy)
        let distance = (across * across + along * along).squareRoot()
        let width = from.width + t * (to.width - from.width)
        let here = ((width + Self.edge) / 2 - distance) / Self.edge
        cover[row * side + column] = max(cover[row * side + column], here)
      }
    }
  }

  private func range(_ low: Double, _ high: Double) -> Range<Int> {
    let first = Int(low.rounded(.down), in: 0...side)
    return first..<max(first, Int(high.rounded(.up), in: 0...side))
  }
}
