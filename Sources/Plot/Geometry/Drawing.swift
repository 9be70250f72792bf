/// A picture as a value: what every backend draws.
public struct Drawing: Sendable {
  /// In points.
  public var size: Size
  /// The colour below all shapes.
  public var background: Color
  /// The lowest first.
  public var shapes: [Shape]

  /// A picture of shapes.
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
