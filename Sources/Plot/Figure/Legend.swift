/// Names of what is shown, in the corner where it covers least.
struct Legend {
  private let entries: [LegendEntry]
  private let lettering: Lettering

  init(_ entries: [LegendEntry], _ lettering: Lettering) {
    (self.entries, self.lettering) = (entries, lettering)
  }

  private var size: Size {
    let width = entries.map { lettering.width($0.text, Type.label) }.max() ?? 0
    return Size(width + 46, Double(entries.count) * 17 + 8)
  }

  func shapes(in frame: Frame, avoiding points: [Point]) -> [Shape] {
    guard !entries.isEmpty else { return [] }
    let box = Legend.place(size, in: frame.rect, avoiding: points)
    var shapes: [Shape] = [.fill(.rect(box), frame.theme.background)]
    for (index, entry) in entries.enumerated() {
      let y = box.minY + 4 + 17 * (Double(index) + 0.5)
      let line = Path.line(from: Point(box.minX + 6, y), to: Point(box.minX + 34, y))
      let stroke = Stroke(width: 1.6, dash: entry.dash)
      shapes.append(.stroke(line, stroke, frame.seriesColor(entry.series)))
      let place = Point(box.minX + 40, y + Type.label * 0.36)
      shapes.append(lettering.text(entry.text, Type.label, at: place, .start, frame.theme.ink))
    }
    return shapes
  }

  /// The corner with the fewest points in the box; of equals, the first: top right, top left, bottom right, bottom left.
  static func place(_ size: Size, in rect: Rect, avoiding points: [Point]) -> Rect {
    let right = rect.maxX - size.width - 4
    let bottom = rect.maxY - size.height - 4
    let corners = [
      Point(right, rect.minY + 4), Point(rect.minX + 4, rect.minY + 4), Point(right, bottom),
      Point(rect.minX + 4, bottom),
    ]
    let boxes = corners.map { Rect(x: $0.x, y: $0.y, width: size.width, height: size.height) }
    let covered = boxes.map { box in points.count { box.inset(dx: -4, dy: -4).contains($0) } }
    let best = covered.indices.min { covered[$0] < covered[$1] } ?? 0
    return boxes[best]
  }
}
