/// Small tables of values, all shown with the same colours for the same values.
public struct HeatMapRow: Sendable {
  /// Values of each map, row by row, the first at the top.
  public var maps: [[Double]]
  /// What the values are, with their unit: beside the bar of their colours.
  public var label: String
  /// From values to colours.
  public var colormap: Colormap
  /// The values at the ends of the colour map.
  public var range: ClosedRange<Double>

  /// Maps that are to be compared.
  public init(
    _ maps: [[Double]], label: String, colormap: Colormap = .sequential,
    range: ClosedRange<Double>
  ) {
    (self.maps, self.label, self.colormap, self.range) = (maps, label, colormap, range)
  }
}

extension Figure {
  /// Rows of small heat maps, such as the kernels of a convolution, each row with a bar that says which colour is which value.
  ///
  /// - Parameters:
  ///   - rows: from the top.
  ///   - width: how many values a row of each map has.
  ///   - titles: above the maps of the first row, in their order; those beyond have none.
  ///   - alt: what it shows, for those who do not see it.
  ///   - table: the numbers behind it.
  public static func heatMaps(
    _ rows: [HeatMapRow], width: Int, titles: [String] = [], alt: String,
    table: FigureTable = FigureTable(header: [], rows: [])
  ) -> Figure {
    // All bars stand in one column, after the longest row.
    let count = rows.map(\.maps.count).max() ?? 0
    // The maps of a figure share the colours of a palette.
    let steps = 160 / max(1, rows.count)
    var panels = rows.map { row in
      row.maps.map { map in
        Axes.image(row.colormap.image(map, width: width, range: row.range, steps: steps))
      } + [Axes](repeating: .blank, count: count - row.maps.count)
        + [.colorBar(row.colormap, row.range, label: row.label, steps: steps)]
    }
    for (index, title) in titles.prefix(panels.isEmpty ? 0 : count).enumerated() {
      panels[0][index].title = title
    }
    let titleHeight = titles.isEmpty ? 0.0 : 16
    return Figure(
      height: titleHeight + 80 * Double(max(1, rows.count)), rows: panels, alt: alt, table: table)
  }
}
