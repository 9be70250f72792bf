/// A line across the axes at one value of x, with a text beside it.
public struct ReferenceLine: Mark {
  public var x: Double
  public var text: String

  public init(x: Double, text: String) { (self.x, self.text) = (x, text) }

  public func shapes(in frame: Frame) -> [Shape] {
    guard x.isFinite else { return [] }
    let top = Point(frame.point(x, 0).x, frame.rect.minY)
    let line = Path.line(from: top, to: Point(top.x, frame.rect.maxY))
    // On the side where there is more room.
    let isLeft = top.x > frame.rect.center.x
    let place = Point(top.x + (isLeft ? -6 : 6), frame.rect.minY + 13)
    return [
      .stroke(line, Stroke(width: 1.2, dash: [4, 3]), frame.theme.ink),
      frame.lettering.text(text, 11, at: place, isLeft ? .end : .start, frame.theme.ink),
    ]
  }
}

/// A text in the middle of the axes.
public struct Notice: Mark {
  public var text: String

  public init(_ text: String) { self.text = text }

  public func shapes(in frame: Frame) -> [Shape] {
    [frame.lettering.text(text, 12, at: frame.rect.center, .middle, frame.theme.soft)]
  }
}

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
