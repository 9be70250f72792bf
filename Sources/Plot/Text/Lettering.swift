/// Draws labels in one font, placed by their edges.
struct Lettering: Sendable {
  let font: Font

  enum Anchor { case start, middle, end }

  func width(_ text: String, _ size: Double) -> Double { Label(text).width(font, size: size) }

  /// Height of a line, in points.
  func height(_ size: Double) -> Double { 1.2 * size }

  /// - Parameter at: the baseline's start, middle or end.
  func text(
    _ text: String, _ size: Double, at point: Point, _ anchor: Anchor = .start, _ color: Color
  ) -> Shape {
    let width = width(text, size)
    let shift = anchor == .start ? 0 : anchor == .middle ? width / 2 : width
    return .fill(
      Label(text).path(font, size: size, at: Point(point.x - shift, point.y)), color)
  }

  /// Lines below one another.
  ///
  /// - Parameter at: the first baseline's start, middle or end.
  func lines(
    _ text: String, _ size: Double, at point: Point, _ anchor: Anchor, _ color: Color
  ) -> [Shape] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      let place = Point(point.x, point.y + Double(index) * 1.3 * size)
      return self.text(String(line), size, at: place, anchor, color)
    }
  }

  /// The size, at most the given one, at which a text is no wider than the room for it; not below 7.
  func size(_ size: Double, of text: String, in room: Double) -> Double {
    let width = width(text, size)
    return width > room ? max(7, size * room / width) : size
  }

  /// Centred on a point, read from below.
  func upright(_ text: String, _ size: Double, at point: Point, _ color: Color) -> Shape {
    let path = Label(text).path(font, size: size, at: Point(-width(text, size) / 2, size * 0.35))
    let turn = Transform.rotation(-Double.pi / 2).then(.translation(point.x, point.y))
    return .fill(path.transformed(by: turn), color)
  }
}
