/// A bar from zero for each value, at 0, 1, 2, …
public struct BarMark: Mark {
  /// Heights of the bars; what is no number has none.
  public var values: [Double]
  /// The bar that is marked, by its colour and by a sign.
  public var marked: Int?
  /// In the legend; empty for none.
  public var name: String

  /// Bars of values.
  public init(_ values: [Double], marked: Int? = nil, name: String = "") {
    (self.values, self.marked, self.name) = (values, marked, name)
  }

  public var xRange: ClosedRange<Double>? { Scale.categories(values.count) }
  public var yRange: ClosedRange<Double>? { extent(values + [0]) }
  public var legend: LegendEntry? {
    LegendEntry(named: name, key: .patch(opacity: 1), color: .other)
  }

  public func anchors(in frame: Frame) -> [Point] {
    frame.anchors(values.indices.map(Double.init), values)
  }

  public func shapes(in frame: Frame) -> [Shape] {
    var others = Path()
    for group in frame.slotGroups(values.count) where group.count > 1 || group.first != marked {
      guard let range = extent(values[group]) else { continue }
      let (low, high) = (min(0, range.lowerBound), max(0, range.upperBound))
      others.append(.rect(frame.bar(Double(group.lowerBound), from: low, to: high)))
    }
    let shapes: [Shape] = [.fill(others, frame.theme.other)]
    guard let marked, values.indices.contains(marked) else { return [frame.clipped(shapes)] }
    let value = values[marked]
    let bar = frame.bar(Double(marked), from: 0, to: value.isFinite ? value : 0)
    return [
      frame.clipped(shapes + [.fill(.rect(bar), frame.theme.accent)]),
      frame.check(over: bar, frame.theme.accent),
    ]
  }
}
