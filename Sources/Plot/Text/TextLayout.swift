/// Measures text and turns it into shapes, in the font of a figure. A mark finds it as ``Frame/text``.
///
/// Texts may have subscripts and superscripts: `p_ij`, `x^2`, `10^{-3}`. An underscore or caret raises or lowers the
/// letters and digits after it, or what stands in braces. Sizes and lengths are in points.
public struct TextLayout: Sendable {
  private let font: Font

  /// Layout in one font.
  public init(font: Font) { self.font = font }

  /// Which end of a line of text stands at the point that it is given.
  public enum Anchor: Hashable, Sendable { case start, middle, end }

  /// How wide a line is.
  public func width(_ text: String, size: Double) -> Double {
    Label(text).width(font, size: size)
  }

  /// How wide the widest of lines is, broken where the text is.
  public func width(lines text: String, size: Double) -> Double {
    text.split(separator: "\n").map { width(String($0), size: size) }.max() ?? 0
  }

  /// How high a line is, with the room above and below its letters.
  public func lineHeight(size: Double) -> Double { 1.2 * size }

  /// From the middle of a digit or a capital down to its baseline: added to the y of what a text stands beside, it
  /// centres the text on that.
  public func drop(size: Double) -> Double { 0.36 * size }

  /// A line of text.
  ///
  /// - Parameters:
  ///   - text: with `_` and `^` for subscripts and superscripts.
  ///   - size: of an em; ``FontSize`` has those of titles, labels and numbers.
  ///   - point: where the baseline has its start, its middle or its end, as `anchor` says.
  ///   - anchor: which part of the line stands at the point.
  ///   - color: of the letters.
  public func line(
    _ text: String, size: Double, at point: Point, anchor: Anchor = .start, color: Color
  ) -> Shape {
    let start = Point(point.x - shift(text, size, anchor), point.y)
    return .fill(Label(text).path(font, size: size, at: start), color)
  }

  /// A line of text that runs upwards, to be read from the right.
  ///
  /// - Parameters:
  ///   - text: with `_` and `^` for subscripts and superscripts.
  ///   - size: of an em.
  ///   - point: where the baseline has its lower end, its middle or its upper end, as `anchor` says.
  ///   - anchor: which part of the line stands at the point.
  ///   - color: of the letters.
  public func upright(
    _ text: String, size: Double, at point: Point, anchor: Anchor = .start, color: Color
  ) -> Shape {
    turned(text, size: size, at: point, anchor: anchor, by: -.pi / 2, color: color)
  }

  /// A line of text, turned about the point at which it is anchored.
  ///
  /// - Parameters:
  ///   - text: with `_` and `^` for subscripts and superscripts.
  ///   - size: of an em.
  ///   - point: where the line is anchored, and turned about.
  ///   - anchor: which part of the line stands there.
  ///   - angle: in radians, clockwise.
  ///   - color: of the letters.
  public func turned(
    _ text: String, size: Double, at point: Point, anchor: Anchor = .start, by angle: Double,
    color: Color
  ) -> Shape {
    let path = Label(text).path(font, size: size, at: Point(-shift(text, size, anchor), 0))
    let turn = Transform.rotation(angle).then(.translation(point.x, point.y))
    return .fill(path.transformed(by: turn), color)
  }

  /// Lines below one another, broken where the text is.
  ///
  /// - Parameters:
  ///   - text: with line feeds where it breaks.
  ///   - size: of an em.
  ///   - point: where the first baseline has its start, its middle or its end.
  ///   - anchor: which part of each line stands there.
  ///   - color: of the letters.
  public func lines(
    _ text: String, size: Double, at point: Point, anchor: Anchor = .start, color: Color
  ) -> [Shape] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      let place = Point(point.x, point.y + Double(index) * 1.3 * size)
      return self.line(String(line), size: size, at: place, anchor: anchor, color: color)
    }
  }

  /// The size, at most the given one, at which a text is no wider than the room for it; not below 7.
  public func size(_ size: Double, of text: String, in room: Double) -> Double {
    let width = width(text, size: size)
    return width > room ? max(7, size * room / width) : size
  }

  /// From the start of a line to where it is anchored.
  private func shift(_ text: String, _ size: Double, _ anchor: Anchor) -> Double {
    switch anchor {
    case .start: 0
    case .middle: width(text, size: size) / 2
    case .end: width(text, size: size)
    }
  }
}

/// Sizes of type in a figure, in points.
public enum FontSize {
  /// Above axes.
  public static let title = 12.0
  /// Beside axes, in legends, and of texts within the axes.
  public static let label = 11.0
  /// Of the numbers along an axis.
  public static let tick = 10.0
}
