package import Plot

extension Figure {
  /// Estimates with their spread over seeds, in rows: a faint point for each seed, and the mean with one standard deviation.
  ///
  /// - Parameters:
  ///   - rows: from the top; neighbours with the same label stand together, and groups differ in colour and marker.
  ///   - xLabel: what is estimated, with its unit.
  ///   - reference: a value to compare all with; nil for none.
  package static func intervals(
    rows: [(label: String, group: String, values: [Double])], xLabel: String,
    reference: Double? = nil, referenceName: String = ""
  ) -> Figure {
    let seeds = rows.map(\.values.count).max() ?? 0
    return dotPlot(
      rows.map { DotRow($0.label, group: $0.group, values: $0.values) }, xLabel: xLabel,
      reference: reference, referenceName: referenceName,
      summary: "Dot plot of \(xLabel), \(FigureText.count(seeds, "seed", "seeds"))."
        + (reference.map { " Reference: \(FigureText.decimal($0, $0 == 0 ? 0 : 2))." } ?? ""))
  }

  /// How often conformal sets hold the true class, for each corruption, beside the share that they promise.
  ///
  /// - Parameters:
  ///   - rows: names of the corruptions, from the top.
  ///   - series: coverage 0...1, for each row one value for each seed.
  ///   - target: the promised share.
  package static func coverageByCorruption(
    rows: [String], series: [(name: String, values: [[Double]])], target: Double
  ) -> Figure {
    intervals(
      rows: rows.enumerated().flatMap { index, row in
        series.map { series in
          (
            label: row, group: series.name,
            values: index < series.values.count ? series.values[index] : []
          )
        }
      },
      xLabel: "Share of images whose set holds the true class", reference: target,
      referenceName: "promised: \(FigureText.decimal(target, 2))")
  }
}
