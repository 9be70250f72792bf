public import Plot

/// A stem from zero with a head at its value, which is written over it, at 0, 1, 2, …: a bar chart with less to look at.
public struct LollipopMark: Mark {
  public var values: [Double]
  public var name: String
  public var series: Int
  /// Of the numbers over the heads.
  public var decimals: Int

  public init(_ values: [Double], name: String = "", series: Int = 0, decimals: Int = 1) {
    (self.values, self.name, self.series, self.decimals) = (values, name, series, decimals)
  }

  public var xRange: ClosedRange<Double>? { Scale.categories(values.count) }
  /// With room for the numbers.
  public var yRange: ClosedRange<Double>? {
    extent(values + [0]).map { range in
      let room = 0.1 * (range.upperBound - range.lowerBound)
      guard room.isFinite else { return range }
      return range.lowerBound - (range.lowerBound < 0 ? room : 0)...range.upperBound
        + (range.upperBound > 0 ? room : 0)
    }
  }
  public var legend: LegendEntry? {
    LegendEntry(named: name, key: .marker(Marker(series: series)), color: .series(series))
  }

  public func anchors(in frame: Frame) -> [Point] {
    frame.anchors(values.indices.map(Double.init), values)
  }

  public func shapes(in frame: Frame) -> [Shape] {
    let heads = values.enumerated().map { frame.point(Double($0), $1) }.filter(\.isFinite)
    var stems = Path()
    for head in heads { stems.append(.line(from: Point(head.x, frame.floor), to: head)) }
    let color = frame.theme.color(.series(series))
    let stroke = Stroke(width: SeriesStyle.lineWidth)
    let marker = Marker(series: series).path(at: heads, in: frame.rect)
    return [frame.clipped([.stroke(stems, stroke, color), .fill(marker, color)] + numbers(frame))]
  }

  /// Above heads, or below those that hang; upright where they would touch their neighbours.
  private func numbers(_ frame: Frame) -> [Shape] {
    let texts = values.map { FigureText.decimal($0, decimals) }
    let size = FontSize.tick
    let isUpright = (texts.map { frame.text.width($0, size: size) }.max() ?? 0) > frame.unit - 4
    return zip(values, texts).enumerated().compactMap { index, pair in
      let (value, text) = pair
      let head = frame.point(Double(index), value)
      guard head.isFinite, frame.rect.contains(head) else { return nil }
      let gap = SeriesStyle.markerSize / 2 + 3
      if isUpright {
        let place = Point(head.x + frame.text.drop(size: size), head.y + (value < 0 ? gap : -gap))
        return frame.text.upright(
          text, size: size, at: place, anchor: value < 0 ? .end : .start, color: frame.theme.ink)
      }
      let place = Point(
        head.x, value < 0 ? head.y + gap + 2 * frame.text.drop(size: size) : head.y - gap)
      return frame.text.line(text, size: size, at: place, anchor: .middle, color: frame.theme.ink)
    }
  }
}
