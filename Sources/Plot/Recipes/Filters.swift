extension Figure {
  /// The posterior of a convolution's filters: a row of means, a row of standard deviations, each with a
  /// bar of its colours.
  ///
  /// - Parameters:
  ///   - means: [size, size, 1, count], the filter varying fastest, as TensorFlow keeps kernels.
  ///   - deviations: of the same shape.
  public static func filters(means: [Float], deviations: [Float], count: Int, size: Int) -> Figure {
    let count = max(0, min(count, 16))
    let reach = means.lazy.filter(\.isFinite).map { Double(abs($0)) }.max() ?? 1
    let high = deviations.lazy.filter(\.isFinite).map(Double.init).max() ?? 1
    let rows = [
      row(means, count, size, .diverging, -reach...max(reach, -reach + 1e-9), title: true),
      row(deviations, count, size, .sequential, 0...max(high, 1e-9), title: false),
    ]
    return Figure(
      height: 178, rows: rows, widthRatios: [Double](repeating: 1, count: count) + [0.85],
      alt:
        "\(count) filters of \(size) by \(size) as small images: means from \(decimal(-reach, 2)) to "
        + "\(decimal(reach, 2)) above, standard deviations up to \(decimal(high, 2)) below.",
      table: FigureTable(
        header: ["filter", "largest mean", "smallest mean", "mean deviation"],
        rows: (0..<count).map { index in
          let filter = values(means, index, count).map { $0.isFinite ? $0 : 0 }
          let spread = values(deviations, index, count)
          let average = spread.reduce(0, +) / Double(max(1, spread.count))
          return ["\(index + 1)"]
            + [filter.max() ?? 0, filter.min() ?? 0, average].map { decimal($0, 3) }
        }))
  }

  private static func values(_ kernel: [Float], _ filter: Int, _ count: Int) -> [Double] {
    stride(from: filter, to: kernel.count, by: max(1, count)).map { Double(kernel[$0]) }
  }

  private static func row(
    _ kernel: [Float], _ count: Int, _ size: Int, _ map: Colormap, _ range: ClosedRange<Double>,
    title: Bool
  ) -> [Axes] {
    let images = (0..<count).map { index in
      let image = map.image(values(kernel, index, count), width: size, range: range)
      return Axes.image(image, title: title ? "\(index + 1)" : "")
    }
    return images + [colorBar(map, range, title: title ? "mean" : "s.d.")]
  }

  private static func colorBar(_ map: Colormap, _ range: ClosedRange<Double>, title: String) -> Axes
  {
    var axes = Axes()
    axes.title = title
    axes.y = .linear(range)
    axes.marks = [ColorBarMark(map: map)]
    axes.x = .categorical([])
    axes.hasXNumbers = false
    return axes
  }
}

/// The colours of a map, from the bottom to the top of the axes.
struct ColorBarMark: Mark {
  let map: Colormap

  func shapes(in frame: Frame) -> [Shape] {
    let steps = 64
    let values = (0..<steps).map { 1 - (Double($0) + 0.5) / Double(steps) }
    let image = map.image(values, width: 1, range: 0...1)
    let rect = Rect(
      x: frame.rect.minX, y: frame.rect.minY, width: min(12, frame.rect.width),
      height: frame.rect.height)
    return [.image(image, in: rect, .bilinear)]
  }
}
