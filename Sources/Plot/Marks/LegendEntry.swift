/// A line of a legend.
public struct LegendEntry: Hashable, Sendable {
  /// What stands before the text: a small piece of the mark.
  public enum Key: Hashable, Sendable {
    /// Dashes and gaps in points.
    case line(dash: [Double], marker: Marker?)
    case marker(Marker)
    /// A filled box: of bars, areas and bands.
    case patch(opacity: Double)
    case errorBar
  }

  /// Of one line.
  public var text: String
  /// What stands before the text.
  public var key: Key
  /// Of the key.
  public var color: ColorRole

  /// A line with a key of a colour.
  public init(_ text: String, key: Key, color: ColorRole) {
    (self.text, self.key, self.color) = (text, key, color)
  }

  /// Nil for a mark without a name.
  public init?(named name: String, key: Key, color: ColorRole) {
    if name.isEmpty { return nil }
    self.init(name, key: key, color: color)
  }

  /// The key, drawn in a box.
  func sample(in box: Rect, _ theme: Theme) -> [Shape] {
    let (color, middle) = (theme.color(color), box.center)
    let line = Path.line(from: Point(box.minX, middle.y), to: Point(box.maxX, middle.y))
    switch key {
    case .line(let dash, let marker):
      let sign = marker.map { Shape.fill($0.path(center: middle), color) }
      return [.stroke(line, Stroke(width: SeriesStyle.lineWidth, dash: dash), color)]
        + (sign.map { [$0] } ?? [])
    case .marker(let marker): return [.fill(marker.path(center: middle), color)]
    case .patch(let opacity):
      return [.fill(.rect(box.inset(dx: 5, dy: 0)), color.opacity(opacity))]
    case .errorBar:
      let (low, high) = (Point(middle.x, box.maxY), Point(middle.x, box.minY))
      return [.stroke(errorBar(from: low, to: high), Stroke(width: SeriesStyle.thinWidth), color)]
    }
  }
}
