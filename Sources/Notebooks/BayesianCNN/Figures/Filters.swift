package import Plot

extension Figure {
  /// The posterior of a convolution's filters: a row of means, a row of standard deviations, each with a
  /// bar of its colours.
  ///
  /// - Parameters:
  ///   - means: [size, size, 1, count], the filter varying fastest, as TensorFlow keeps kernels.
  ///   - deviations: of the same shape.
  package static func filters(means: [Float], deviations: [Float], count: Int, size: Int) -> Figure
  {
    let count = max(0, min(count, 16))
    let filters = (0..<count).map { values(means, $0, count) }
    let spreads = (0..<count).map { values(deviations, $0, count) }
    let range = extent(means.lazy.map(Double.init))
    let (lowest, highest) = (range?.lowerBound ?? 0, range?.upperBound ?? 0)
    let reach = range.map { max(1e-9, -$0.lowerBound, $0.upperBound) } ?? 1
    let high = max(1e-9, extent(deviations.lazy.map(Double.init))?.upperBound ?? 1)
    return heatMaps(
      [
        HeatMapRow(filters, label: "Mean", colormap: .diverging, range: -reach...reach),
        HeatMapRow(spreads, label: "Std. dev.", range: 0...high),
      ],
      width: size, titles: (0..<count).map { "\($0 + 1)" },
      alt:
        "\(count) filters of \(size) by \(size) as small images: means from "
        + "\(FigureText.decimal(lowest, 2)) to \(FigureText.decimal(highest, 2)) above, standard "
        + "deviations up to \(FigureText.decimal(high, 2)) below.",
      table: FigureTable(
        header: ["filter", "largest mean", "smallest mean", "average std. dev."],
        rows: zip(filters, spreads).enumerated().map { index, pair in
          ["\(index + 1)"] + numbers(filter: pair.0, spread: pair.1)
        }))
  }

  /// The largest and the smallest mean, and the average deviation.
  private static func numbers(filter: [Double], spread: [Double]) -> [String] {
    let filter = filter.map { $0.isFinite ? $0 : 0 }
    let average = spread.reduce(0, +) / Double(max(1, spread.count))
    return [filter.max() ?? 0, filter.min() ?? 0, average].map { FigureText.decimal($0, 3) }
  }

  private static func values(_ kernel: [Float], _ filter: Int, _ count: Int) -> [Double] {
    stride(from: filter, to: kernel.count, by: max(1, count)).map { Double(kernel[$0]) }
  }
}
