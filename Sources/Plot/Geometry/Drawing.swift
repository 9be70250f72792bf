/// A picture as a value: what every backend draws.
public struct Drawing: Sendable {
  /// In points.
  public var size: Size
  public var background: Color
  public var shapes: [Shape]

  public init(size: Size, background: Color, shapes: [Shape] = []) {
    (self.size, self.background, self.shapes) = (size, background, shapes)
  }
}

/// One thing of a picture, drawn over those before it.
public indirect enum Shape: Sendable {
  /// By the non-zero rule.
  case fill(Path, Color)
  case stroke(Path, Stroke, Color)
  case image(Bitmap, in: Rect, Interpolation)
  /// Shapes, seen through a path.
  case clip(Path, [Shape])
}

/// What turns drawings into something to look at: one method, called for each shape in turn.
public protocol Backend {
  mutating func draw(_ shape: Shape) throws(PlotError)
}

extension Drawing {
  /// Hands all shapes to a backend, the lowest first.
  public func draw(on backend: inout some Backend) throws(PlotError) {
    for shape in shapes { try backend.draw(shape) }
  }
}

/// How an image is shown larger than it is.
public enum Interpolation: Hashable, Sendable { case nearest, bilinear }

/// Colours in rows, from the top left.
public struct Bitmap: Hashable, Sendable {
  public let width: Int
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
}
