/// A picture of data: axes side by side, what it says in words, and its numbers as a table.
public struct Figure: Sendable {
  /// In points.
  public var width: Double
  public var height: Double
  /// Rows of axes.
  public var rows: [[Axes]]
  /// Shares of the width, one for each column; nil for equal ones.
  public var widthRatios: [Double]?
  /// What it shows, for those who do not see it.
  public var alt: String
  public var table: FigureTable

  public init(
    width: Double = 680, height: Double = 260, rows: [[Axes]], widthRatios: [Double]? = nil,
    alt: String, table: FigureTable = FigureTable(header: [], rows: [])
  ) {
    (self.width, self.height, self.rows) = (width, height, rows)
    (self.widthRatios, self.alt, self.table) = (widthRatios, alt, table)
  }

  /// The figure as a value that a backend draws.
  public func drawing(theme: Theme, font: Font) -> Drawing {
    let lettering = Lettering(font: font)
    var drawing = Drawing(size: Size(width, height), background: theme.background)
    let rowHeight = height / Double(max(1, rows.count))
    for (index, row) in rows.enumerated() {
      let place = Rect(x: 0, y: Double(index) * rowHeight, width: width, height: rowHeight)
      for (axes, frame) in zip(row, frames(row, in: place.inset(dx: 8, dy: 6), lettering)) {
        drawing.shapes += axes.shapes(in: frame, theme: theme, lettering: lettering)
      }
    }
    return drawing
  }

  /// The figure as a PNG file.
  ///
  /// - Parameter scale: pixels a point.
  public func png(theme: Theme, font: Font, scale: Double = 2, title: String = "") throws(PlotError)
    -> [UInt8]
  {
    let bitmap = try drawing(theme: theme, font: font).rasterized(scale: scale)
    // A point is a CSS pixel: 96 to the inch.
    let density = Int((96 * scale / 0.0254).rounded())
    return try PNG.encode(bitmap, pixelsPerMetre: density, title: title, description: alt)
  }

  /// Frames of a row: the margins above and below are those of the neediest, so that axes line up.
  private func frames(_ row: [Axes], in place: Rect, _ lettering: Lettering) -> [Rect] {
    let ticks = Axes.count(place.height - 50, Axes.tickSpacing.y)
    let margins = row.map { Margins($0, lettering, ticks: ticks) }
    let top = margins.map(\.top).max() ?? 0
    let bottom = margins.map(\.bottom).max() ?? 0
    let ratios = widthRatios ?? row.map { _ in 1 }
    let gap = 14.0
    let room = place.width - gap * Double(max(0, row.count - 1))
    let total = ratios.prefix(row.count).reduce(0, +)
    var x = place.minX
    return row.indices.map { index in
      let width = room * (index < ratios.count ? ratios[index] : 1) / max(total, 1e-9)
      defer { x += width + gap }
      let frame = Rect(
        x: x + margins[index].left, y: place.minY + top,
        width: max(1, width - margins[index].left - margins[index].right),
        height: max(1, place.height - top - bottom))
      return row[index].aspect.map { fitted(frame, $0) } ?? frame
    }
  }

  /// The largest rectangle of an aspect in the middle, on whole points.
  private func fitted(_ rect: Rect, _ aspect: Double) -> Rect {
    let width = min(rect.width, rect.height * aspect).rounded(.down)
    let height = (width / aspect).rounded(.down)
    return Rect(
      x: (rect.center.x - width / 2).rounded(), y: (rect.center.y - height / 2).rounded(),
      width: width, height: height)
  }
}

/// The numbers of a figure.
public struct FigureTable: Sendable, Hashable {
  public var header: [String]
  public var rows: [[String]]

  public init(header: [String], rows: [[String]]) { (self.header, self.rows) = (header, rows) }
}
