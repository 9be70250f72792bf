/// A text beside a point of the data.
public struct TextMark: Mark {
  /// Where it stands.
  public var x: Double
  /// Where it stands.
  public var y: Double
  /// Of one line.
  public var text: String
  /// Which part of the text stands at the point.
  public var anchor: TextLayout.Anchor
  /// From the point to the text, in points.
  public var offset: Size
  /// The colour of the letters.
  public var color: ColorRole

  /// A text whose middle is at the height of a point.
  public init(
    x: Double, y: Double, text: String, anchor: TextLayout.Anchor = .start,
    offset: Size = Size(0, 0), color: ColorRole = .ink
  ) {
    (self.x, self.y, self.text) = (x, y, text)
    (self.anchor, self.offset, self.color) = (anchor, offset, color)
  }

  public var xRange: ClosedRange<Double>? { extent([x]) }
  public var yRange: ClosedRange<Double>? { extent([y]) }

  public func anchors(in frame: Frame) -> [Point] { frame.anchors([x], [y]) }

  public func shapes(in frame: Frame) -> [Shape] {
    let point = frame.point(x, y)
    guard point.isFinite, frame.rect.inset(dx: -2, dy: -2).contains(point) else { return [] }
    let drop = frame.text.drop(size: FontSize.tick)
    return [
      frame.text.line(
        text, size: FontSize.tick, at: point + Point(offset.width, offset.height + drop),
        anchor: anchor, color: frame.theme.color(color))
    ]
  }
}
