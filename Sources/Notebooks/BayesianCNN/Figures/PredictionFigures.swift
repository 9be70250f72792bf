package import Plot

extension Figure {
  /// An image, and the probability that a model gives to each class, with the true class marked by its
  /// colour and by a tick.
  ///
  /// - Parameters:
  ///   - image: a square of shades, 0 for black to 1 for white, row by row.
  ///   - probabilities: 0...1, one for each class.
  package static func prediction(
    image: [Float], probabilities: [Float], trueClass: Int
  ) -> Figure {
    let values = probabilities.map(Double.init)
    var bars = probabilityAxes(classes: values.count)
    bars.title = "Model estimated probabilities (✓ true class)"
    bars.marks = [BarMark(values, marked: trueClass)]
    let listed = values.enumerated().map { "\($0): \(FigureText.decimal($1, 3))" }
      .joined(separator: ", ")
    return panels(
      image, trueClass, bars,
      alt: "Image of a \(trueClass), and a bar for each class, 0 to 1: "
        + leading(values, trueClass) + (listed.isEmpty ? "" : " By class: \(listed)."),
      table: FigureTable(
        header: ["class"] + values.indices.map { name($0, trueClass) },
        rows: [["probability"] + values.map { FigureText.decimal($0, 4) }]))
  }

  /// An image, and for each class the interval from the 2.5th to the 97.5th percentile of the probabilities that
  /// a model's draws give to it, with a tick at the mean. A bar is exactly the interval, or a hairline if
  /// the interval is narrower.
  ///
  /// - Parameters:
  ///   - image: a square of shades, 0 for black to 1 for white, row by row.
  ///   - lower: 0...1, one for each class, as are `upper` and `mean`.
  package static func intervals(
    image: [Float], lower: [Float], upper: [Float], mean: [Float], trueClass: Int
  ) -> Figure {
    let (low, high, middle) = (
      lower.map(Double.init), upper.map(Double.init), mean.map(Double.init)
    )
    let count = min(low.count, high.count, middle.count)
    var bars = probabilityAxes(classes: count)
    bars.title = "Model estimated probabilities: 95% interval, – mean (✓ true class)"
    bars.marks = [IntervalBarMark(lower: low, upper: high, mean: middle, marked: trueClass)]
    let listed = (0..<count).map {
      "\($0): \(FigureText.decimal(low[$0], 3)) to \(FigureText.decimal(high[$0], 3))"
    }
    return panels(
      image, trueClass, bars,
      alt: "Image of a \(trueClass), and an interval for each class, 0 to 1. By the means, "
        + leading(middle, trueClass)
        + (listed.isEmpty ? "" : " By class: \(listed.joined(separator: ", ")).")
        + (widest(low, high, count)),
      table: FigureTable(
        header: ["class"] + (0..<count).map { name($0, trueClass) },
        rows: [("2.5%", low), ("mean", middle), ("97.5%", high)].map { name, values in
          [name] + values.prefix(count).map { FigureText.decimal($0, 4) }
        }))
  }

  private static func panels(
    _ image: [Float], _ trueClass: Int, _ bars: Axes, alt: String, table: FigureTable
  ) -> Figure {
    let picture = Axes.image(Bitmap(shades: image), title: "True label: \(trueClass)")
    return Figure(
      height: 204, rows: [[picture, bars]], widthRatios: [2, 4.6], alt: alt, table: table)
  }

  private static func probabilityAxes(classes: Int) -> Axes {
    var axes = Axes()
    axes.x = .categorical((0..<classes).map(String.init))
    // Room above one for the sign over a bar.
    axes.y = .linear(0...1.16)
    axes.xLabel = "Class"
    return axes
  }

  private static func name(_ index: Int, _ trueClass: Int) -> String {
    index == trueClass ? "\(index) (true)" : "\(index)"
  }

  private static func widest(_ low: [Double], _ high: [Double], _ count: Int) -> String {
    let widths = (0..<count).map { high[$0] - low[$0] }
    guard let widest = extent(widths)?.upperBound, let index = widths.firstIndex(of: widest) else {
      return ""
    }
    return " Class \(index) has the widest."
  }

  private static func leading(_ values: [Double], _ trueClass: Int) -> String {
    guard
      let best = values.indices.filter({ values[$0].isFinite }).max(by: { values[$0] < values[$1] })
    else { return "no probabilities." }
    let head = "class \(best) leads with \(FigureText.decimal(values[best], 3))"
    guard best != trueClass, values.indices.contains(trueClass) else {
      return best == trueClass ? head + ", the true one." : head + "."
    }
    return head + "; the true class \(trueClass) gets \(FigureText.decimal(values[trueClass], 3))."
  }
}
