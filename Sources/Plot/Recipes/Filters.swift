extension Figure {
  /// The posterior of a convolution's filters: a row of means, a row of standard deviations, each with a
  /// bar of its colours.
  ///
  /// - Parameters:
  ///   - means: [size, size, 1, count], the filter varying fastest, as TensorFlow keeps kernels.
  ///   - deviations: of the same shape.
  public static func filters(means: [Float], deviations: [Float], count: Int, size: Int) -> Figure {
    let count = max(0, min(count, 16))
    let reach = max(1e-9, means.lazy.filter(\.isFinite).map { Double(abs($0)) }.max() ?? 1)
    let range = extent(means.lazy.map(Double.init))
    let (lowest, highest) = (range?.lowerBound ?? 0, range?.upperBound ?? 0)
    let high = max(1e-9, deviations.lazy.filter(\.isFinite).map(Double.init).max() ?? 1)
    var rows = [
      row(means, count, size, .diverging, -reach...reach, label: "Mean"),
      row(deviations, count, size, .sequential, 0...high, label: "Std. dev."),
    ]
    for index in 0..<count { rows[0][index].title = "\(index + 1)" }
    return Figure(
      height: 176, rows: rows,
      alt:
        "\(count) filters of \(size) by \(size) as small images: means from \(decimal(lowest, 2)) to "
        + "\(decimal(highest, 2)) above, standard deviations up to \(decimal(high, 2)) below.",
      table: FigureTable(
        header: ["filter", "largest mean", "smallest mean", "average std. dev."],
        rows: (0..<count).map { index in
          let filter = values(means, index, count).map { $0.isFinite ? $0 : 0 }
          let spread = values(deviations, index, count)
          let average = spread.reduce(0, +) / Double(max(1, spread.count))
          return ["\(index + 1)"]
            + [filter.max() ?? 0, filter.min() ?? 0, average].map { decimal($0, 3) }
        }))
  }

  /// Two maps of so many colours fit into a palette.
  private static let colorSteps = 80

  private static func values(_ kernel: [Float], _ filter: Int, _ count: Int) -> [Double] {
    stride(from: filter, to: kernel.count, by: max(1, count)).map { Double(kernel[$0]) }
  }

  private static func row(
    _ kernel: [Float], _ count: Int, _ size: Int, _ map: Colormap, _ range: ClosedRange<Double>,
    label: String
  ) -> [Axes] {
    let images = (0..<count).map { index in
      let cells = values(kernel, index, count)
      return Axes.image(map.image(cells, width: size, range: range, steps: colorSteps))
    }
    return images + [.colorBar(map, range, label: label, steps: colorSteps)]
  }
}
