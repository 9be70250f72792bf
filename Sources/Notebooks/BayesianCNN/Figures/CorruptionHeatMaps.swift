package import Plot

extension Figure {
  /// One measure of models on corrupted images: a row for each corruption, a column for each model.
  ///
  /// - Parameters:
  ///   - rows: names of the corruptions, from the top.
  ///   - columns: names of the models, short or in several lines.
  ///   - values: row by row; percents as 0...100.
  ///   - label: what the values are, with their unit.
  ///   - range: the values at the ends of the colours; nil for that of the values.
  package static func corruptionHeatMap(
    rows: [String], columns: [String], values: [[Double]], label: String,
    range: ClosedRange<Double>? = nil, decimals: Int = 1
  ) -> Figure {
    heatMaps(
      [HeatMapPanel(label, columns: columns, values: values, decimals: decimals, range: range)],
      rows: rows, summary: "Heat map of \(label), \(rows.count) rows.")
  }

  /// Several measures of models on corrupted images: heat maps side by side with a row for each corruption.
  ///
  /// - Parameters:
  ///   - rows: names of the corruptions, from the top.
  ///   - panels: values row by row, percents as 0...100; a nil range is that of the values.
  package static func corruptionHeatMaps(
    rows: [String],
    panels: [(
      title: String, columns: [String], values: [[Double]], decimals: Int, colormap: Colormap,
      range: ClosedRange<Double>?
    )]
  ) -> Figure {
    heatMaps(
      panels.map { panel in
        HeatMapPanel(
          panel.title, columns: panel.columns, values: panel.values, decimals: panel.decimals,
          colormap: panel.colormap, range: panel.range)
      },
      rows: rows,
      summary: "Heat maps side by side, \(FigureText.count(rows.count, "row", "rows")).")
  }
}
