package import Plot

extension Figure {
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
