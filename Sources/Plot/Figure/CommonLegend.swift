/// Names of what is shown, side by side above all axes of a figure, in as many lines as they need.
struct CommonLegend {
  private let lines: [[LegendEntry]]
  private let text: TextLayout
  private let width: Double

  private static let (rowHeight, keyWidth, gap) = (18.0, 28.0, 20.0)

  init(_ entries: [LegendEntry], _ text: TextLayout, width: Double) {
    (self.text, self.width) = (text, width)
    var lines: [[LegendEntry]] = []
    var taken = 0.0
    for entry in entries {
      let own = Self.width(entry, text)
      if lines.isEmpty || taken + own > width - 16 {
        lines.append([])
        taken = 0
      }
      lines[lines.count - 1].append(entry)
      taken += own + Self.gap
    }
    self.lines = lines
  }

  /// Of all lines, with the room above the axes, in points.
  var height: Double { lines.isEmpty ? 0 : Self.rowHeight * Double(lines.count) + 4 }

  private static func width(_ entry: LegendEntry, _ text: TextLayout) -> Double {
    keyWidth + 6 + text.width(entry.text, size: FontSize.label)
  }

  func shapes(_ theme: Theme) -> [Shape] {
    lines.enumerated().flatMap { row, entries -> [Shape] in
      let widths = entries.map { Self.width($0, text) + Self.gap }
      var x = (width - widths.reduce(0, +) + Self.gap) / 2
      let y = 6 + Self.rowHeight * (Double(row) + 0.5)
      return zip(entries, widths).flatMap { entry, own -> [Shape] in
        defer { x += own }
        return shapes(entry, at: Point(x, y), theme)
      }
    }
  }

  private func shapes(_ entry: LegendEntry, at start: Point, _ theme: Theme) -> [Shape] {
    let box = Rect(x: start.x, y: start.y - 4.5, width: Self.keyWidth, height: 9)
    let place = Point(box.maxX + 6, start.y + text.drop(size: FontSize.label))
    return entry.sample(in: box, theme) + [
      text.line(entry.text, size: FontSize.label, at: place, color: theme.ink)
    ]
  }
}
