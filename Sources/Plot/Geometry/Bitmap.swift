internal import Basics

/// Colours in rows, from the top left.
public struct Bitmap: Hashable, Sendable {
  /// How many colours are in a row.
  public let width: Int
  /// How many rows there are.
  public let height: Int
  /// Red, green, blue, alpha (straight) of each.
  public var levels: [UInt8]

  /// - Precondition: `width` and `height` are not negative, and there are 4 · `width` · `height` levels.
  public init(width: Int, height: Int, levels: [UInt8]) {
    precondition(
      width >= 0 && height >= 0, "width and height must be 0 or more, are \(width) and \(height)")
    precondition(
      levels.count == 4 * width * height,
      "levels.count must be \(4 * width * height), is \(levels.count)")
    (self.width, self.height, self.levels) = (width, height, levels)
  }

  /// Grey levels.
  public init(width: Int, height: Int, gray: [UInt8]) {
    self.init(width: width, height: height, levels: gray.flatMap { [$0, $0, $0, 255] })
  }

  /// Shades between 0 (black) and 1 (white), row by row; what is no number is grey. They come in 128 steps, which nobody
  /// can tell from 256, and which leave room in a palette for the other colours of a figure.
  ///
  /// - Parameters:
  ///   - shades: from the upper left, row by row.
  ///   - width: of a row; nil for a square. What does not fill a last row is left out.
  public init(shades: [Float], width: Int? = nil) {
    let side = Int(Double(shades.count).squareRoot())
    let columns = width.map { min(max(0, $0), shades.count) } ?? side
    let rows = width == nil ? side : shades.count / max(1, columns)
    let gray = shades.prefix(columns * rows).map { shade -> UInt8 in
      shade.isFinite
        ? UInt8((127 * min(1, max(0, shade))).rounded() * 255 / 127, in: 0...255) : 128
    }
    self.init(width: columns, height: rows, gray: gray)
  }
}
