extension Figure {
  /// A table of values as colours, its first row at the top, with a bar that says which colour is which value.
  ///
  /// - Parameters:
  ///   - values: row by row.
  ///   - rows: names of the rows, from the top.
  ///   - columns: names of the columns.
  ///   - label: what the values are, with their unit.
  ///   - xLabel: below the columns' names.
  ///   - yLabel: beside the rows' names.
  ///   - colormap: which colour a value has.
  ///   - range: the values at the ends of the colour map; nil for that of the values.
  ///   - decimals: of the number written in each cell; nil for none.
  public static func heatMap(
    _ values: [[Double]], rows: [String], columns: [String], label: String,
    xLabel: String = "", yLabel: String = "", colormap: Colormap = .viridis,
    range: ClosedRange<Double>? = nil, decimals: Int? = nil
  ) -> Figure {
    let mark = HeatMapMark(values, colormap: colormap, range: range, decimals: decimals)
    var axes = Axes()
    (axes.xLabel, axes.yLabel) = (xLabel, yLabel)
    // The first row stands at the top, where the y axis ends.
    (axes.x, axes.y) = (.categorical(columns), .categorical(rows.reversed()))
    axes.marks = [mark]
    axes.hasGrid = false
    return Figure(
      height: 320, rows: [[axes, .colorBar(colormap, mark.range, label: label)]],
      alt: "Heat map of \(label), \(values.count) rows by \(columns.count) columns. "
        + extremes(values, rows, columns),
      table: FigureTable(
        header: [yLabel] + columns,
        rows: zip(rows, values).map { name, cells in
          [name] + columns.indices.map { $0 < cells.count ? FigureText.decimal(cells[$0], 4) : "–" }
        }))
  }

  private static func extremes(
    _ values: [[Double]], _ rows: [String], _ columns: [String]
  ) -> String {
    let cells = values.enumerated().flatMap { row, cells in
      cells.enumerated().map { (row: row, column: $0, value: $1) }
    }.filter { $0.value.isFinite && $0.row < rows.count && $0.column < columns.count }
    guard let low = cells.min(by: { $0.value < $1.value }),
      let high = cells.max(by: { $0.value < $1.value })
    else { return "No values." }
    let parts = [("Lowest", low), ("highest", high)].map { name, cell in
      "\(name) \(FigureText.decimal(cell.value, 4)) at \(rows[cell.row]), \(columns[cell.column])"
    }
    return parts.joined(separator: "; ") + "."
  }
}
