/// Where the frames of a grid of axes stand. In a column all frames begin and end at the same x, in a row at
/// the same y, and columns of the same share are of the same width.
struct Layout {
  /// One for each axes.
  private(set) var frames: [[Rect]] = []

  private static let gap = 12.0
  private let text: TextLayout

  /// - Parameter top: what is above all axes, in points.
  init(_ figure: Figure, _ rows: [[Axes]], _ text: TextLayout, top: Double = 0) {
    self.text = text
    let place = Rect(x: 0, y: top, width: figure.width, height: figure.height - top)
      .inset(dx: 8, dy: 6)
    let heights = down(rows, figure.heightRatios, place)
    let widths = across(rows, figure.widthRatios, place, heights.map(\.length))
    frames = zip(rows, heights).map { row, y in
      zip(row, widths).map { axes, x in
        let frame = Rect(x: x.start, y: y.start, width: x.length, height: y.length)
        return axes.aspect.map { Self.fitted(frame, $0) } ?? frame
      }
    }
  }

  /// A frame along one direction.
  private struct Span {
    var start: Double
    var length: Double
  }

  private func down(_ rows: [[Axes]], _ ratios: [Double]?, _ place: Rect) -> [Span] {
    let margins = rows.map { row -> (Double, Double) in
      let margins = row.map { Margins($0, text, height: nil) }
      return (margins.map(\.top).max() ?? 0, margins.map(\.bottom).max() ?? 0)
    }
    return Self.spans(
      from: place.minY, room: place.height, margins, ratios, fixed: rows.map { _ in nil })
  }

  private func across(
    _ rows: [[Axes]], _ ratios: [Double]?, _ place: Rect, _ heights: [Double]
  ) -> [Span] {
    let count = rows.map(\.count).max() ?? 0
    var margins = [(Double, Double)](repeating: (0, 0), count: count)
    var fixed = [Double?](repeating: nil, count: count)
    for (row, height) in zip(rows, heights) {
      for (column, axes) in row.enumerated() {
        let own = Margins(axes, text, height: height)
        margins[column] = (max(margins[column].0, own.left), max(margins[column].1, own.right))
        fixed[column] = axes.frameWidth ?? fixed[column]
      }
    }
    return Self.spans(from: place.minX, room: place.width, margins, ratios, fixed: fixed)
  }

  /// Shares out what margins, gaps and fixed lengths leave.
  private static func spans(
    from start: Double, room: Double, _ margins: [(Double, Double)], _ ratios: [Double]?,
    fixed: [Double?]
  ) -> [Span] {
    let shares = margins.indices.map { index -> Double in
      let share = ratios.map { index < $0.count ? $0[index] : 1 } ?? 1
      return fixed[index] == nil && share.isFinite ? max(0, share) : 0
    }
    let around = margins.reduce(0) { $0 + $1.0 + $1.1 } + gap * Double(max(0, margins.count - 1))
    let free = max(0, room - around - fixed.reduce(0) { $0 + ($1 ?? 0) })
    let unit = free / max(shares.reduce(0, +), 1e-9)
    var position = start
    return margins.indices.map { index in
      let length = max(1, fixed[index] ?? shares[index] * unit)
      // On whole points edges are sharp.
      let span = Span(
        start: (position + margins[index].0).rounded(), length: max(1, length.rounded(.down)))
      position += margins[index].0 + length + margins[index].1 + gap
      return span
    }
  }

  /// The largest rectangle of an aspect in the middle, on whole points.
  private static func fitted(_ rect: Rect, _ aspect: Double) -> Rect {
    let width = max(1, min(rect.width, rect.height * aspect).rounded(.down))
    let height = max(1, (width / aspect).rounded(.down))
    return Rect(
      x: (rect.center.x - width / 2).rounded(), y: (rect.center.y - height / 2).rounded(),
      width: width, height: height)
  }
}
