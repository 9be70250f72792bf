/// The colours of a map, from the bottom to the top of the axes.
public struct ColorBarMark: Mark {
  /// Whose colours are shown.
  public var colormap: Colormap
  /// How many colours it shows.
  public var steps: Int

  /// All colours of a map.
  public init(_ colormap: Colormap, steps: Int = 256) {
    (self.colormap, self.steps) = (colormap, min(256, max(2, steps)))
  }

  public func shapes(in frame: Frame) -> [Shape] {
    let values = (0..<steps).map { 1 - (Double($0) + 0.5) / Double(steps) }
    let image = colormap.image(values, width: 1, range: 0...1, steps: steps)
    return [
      .image(image, in: frame.rect, .nearest),
      .stroke(
        .rect(frame.rect.inset(dx: 0.5, dy: 0.5)), Stroke(width: SeriesStyle.hairline),
        frame.theme.soft),
    ]
  }
}
