/// An image that fills the axes.
public struct ImageMark: Mark {
  public var image: Bitmap
  public var interpolation: Interpolation

  public init(_ image: Bitmap, _ interpolation: Interpolation = .nearest) {
    (self.image, self.interpolation) = (image, interpolation)
  }

  public func shapes(in frame: Frame) -> [Shape] {
    [
      .image(image, in: frame.rect, interpolation),
      .stroke(.rect(frame.rect.inset(dx: -0.5, dy: -0.5)), Stroke(width: 1), frame.theme.grid),
    ]
  }
}
