/// An image that fills the axes.
public struct ImageMark: Mark {
  /// What is shown.
  public var image: Bitmap
  /// How it is shown larger than it is.
  public var interpolation: Interpolation

  /// An image over the whole frame.
  public init(_ image: Bitmap, _ interpolation: Interpolation = .nearest) {
    (self.image, self.interpolation) = (image, interpolation)
  }

  public func shapes(in frame: Frame) -> [Shape] {
    [
      .image(image, in: frame.rect, interpolation),
      .stroke(
        .rect(frame.rect.inset(dx: -0.5, dy: -0.5)), Stroke(width: SeriesStyle.hairline),
        frame.theme.grid),
    ]
  }
}
