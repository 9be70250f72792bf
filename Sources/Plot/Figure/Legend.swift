/// Names of what is shown, in the corner where it covers least.
struct Legend {
  private let entries: [LegendEntry]
  private let text: TextLayout

  init(_ entries: [LegendEntry], _ text: TextLayout) {
    (self.entries, self.text) = (entries, text)
  }

  var isEmpty: Bool { entries.isEmpty }

  private static let rowHeight = 17.0

  private var size: Size {
    let width = entries.map { text.width($0.text, size: FontSize.label) }.max() ?? 0
    return Size(width + 46, Double(entries.count) * Self.rowHeight + 8)
  }

  func shapes(in frame: Frame, avoiding points: [Point]) -> [Shape] {
    let box = Legend.place(size, in: frame.rect, avoiding: points)
    var shapes: [Shape] = [.fill(.rect(box), frame.theme.background)]
    for (index, entry) in entries.enumerated() {
      let y = box.minY + 4 + Self.rowHeight * (Double(index) + 0.5)
      shapes += entry.sample(
        in: Rect(x: box.minX + 6, y: y - 4.5, width: 28, height: 9), frame.theme)
      let place = Point(box.minX + 40, y + frame.text.drop(size: FontSize.label))
      shapes.append(
        text.line(
          entry.text, size: FontSize.label, at: place, anchor: .start, color: frame.theme.ink))
    }
    return shapes
  }

  /// The place with the fewest points in the box; of equals, the first: top right, top left, bottom right, bottom left,
  /// middle of the right, of the left, of the top, of the bottom.
  static func place(_ size: Size, in rect: Rect, avoiding points: [Point]) -> Rect {
    let (left, right) = (rect.minX + 4, rect.maxX - size.width - 4)
    let (top, bottom) = (rect.minY + 4, rect.maxY - size.height - 4)
    let (x, y) = (rect.center.x - size.width / 2, rect.center.y - size.height / 2)
    let boxes = [
      (right, top), (left, top), (right, bottom), (left, bottom), (right, y), (left, y), (x, top),
      (x, bottom),
    ].map { Rect(x: $0, y: $1, width: size.width, height: size.height) }
    let covered = boxes.map { box in points.count { box.inset(dx: -4, dy: -4).contains($0) } }
    let best = covered.indices.min { covered[$0] < covered[$1] } ?? 0
    return boxes[best]
  }
}
