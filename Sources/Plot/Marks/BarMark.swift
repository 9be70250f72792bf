internal import Basics

/// A bar from zero for each value, at 0, 1, 2, …
public struct BarMark: Mark {
  public var values: [Double]
  /// The bar that is marked, by its colour and by a sign.
  public var marked: Int?
  public var name: String

  public init(_ values: [Double], marked: Int? = nil, name: String = "") {
    (self.values, self.marked, self.name) = (values, marked, name)
  }

  public var xRange: ClosedRange<Double>? { slots(values.count) }
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
      others.append(.rect(frame.column(group.lowerBound, from: low, to: high)))
    }
    let shapes: [Shape] = [.fill(others, frame.theme.other)]
    guard let marked, values.indices.contains(marked) else { return [frame.clipped(shapes)] }
    let value = values[marked]
    let bar = frame.column(marked, from: 0, to: value.isFinite ? value : 0)
    return [
      frame.clipped(shapes + [.fill(.rect(bar), frame.theme.accent)]),
      frame.tick(over: bar, frame.theme.accent),
    ]
  }
}

/// What `count` bars need of an x axis of numbers.
func slots(_ count: Int) -> ClosedRange<Double>? {
  count > 0 ? -0.5...Double(count) - 0.5 : nil
}

extension Frame {
  /// The bar of a category.
  func column(_ index: Int, from low: Double, to high: Double) -> Rect {
    let (a, b) = (point(Double(index), low), point(Double(index), high))
    let width = min(max(0.62 * unit, 0.5), 44)
    return Rect(x: a.x - width / 2, y: min(a.y, b.y), width: width, height: abs(a.y - b.y))
  }

  /// Neighbours that are too narrow to be told apart are drawn as one bar: which go together.
  func slotGroups(_ count: Int) -> [Range<Int>] {
    let size = unit > 0 ? Int(0.5 / unit, in: 1...max(1, count)) : 1
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// The sign of what is meant, above a bar.
  func tick(over bar: Rect, _ color: Color) -> Shape {
    let y = min(max(bar.minY - 4, rect.minY + 11), rect.maxY - 4)
    return lettering.text("✓", 13, at: Point(bar.center.x, y), .middle, color)
  }
}
