extension Figure {
  /// An image, and the probability that a model gives to each class, with the true class marked by its
  /// colour and by a tick.
  public static func prediction(
    image: [Float], probabilities: [Float], trueClass: Int
  ) -> Figure {
    let values = probabilities.map(Double.init)
    var bars = probabilityAxes(classes: values.count)
    bars.title = "Probability of each class (✓ true class)"
    bars.marks = [BarMark(values, marked: trueClass)]
    return Figure(
      height: 190, rows: [[.image(grayImage(image), title: "True label: \(trueClass)"), bars]],
      widthRatios: [2, 4.6],
      alt: "Image of a \(trueClass), and a bar for each class: " + leading(values, trueClass),
      table: FigureTable(
        header: ["class", "probability"],
        rows: values.enumerated().map {
          ["\($0)" + ($0 == trueClass ? " (true)" : ""), decimal($1, 4)]
        }))
  }

  /// An image, and the interval of the probabilities that a model gives to each class, with a line at the
  /// mean.
  public static func intervals(
    image: [Float], lower: [Float], upper: [Float], mean: [Float], trueClass: Int
  ) -> Figure {
    let (low, high, middle) = (
      lower.map(Double.init), upper.map(Double.init), mean.map(Double.init)
    )
    let count = min(low.count, high.count, middle.count)
    var bars = probabilityAxes(classes: count)
    bars.title = "95% interval of the probability, line at the mean (✓ true class)"
    bars.marks = [IntervalBarMark(lower: low, upper: high, mean: middle, marked: trueClass)]
    let widest = (0..<count).max { high[$0] - low[$0] < high[$1] - low[$1] }
    let spread = widest.map {
      " The widest interval, of class \($0), reaches from \(decimal(low[$0], 3)) to \(decimal(high[$0], 3))."
    }
    return Figure(
      height: 190, rows: [[.image(grayImage(image), title: "True label: \(trueClass)"), bars]],
      widthRatios: [2, 4.6],
      alt: "Image of a \(trueClass), and an interval for each class. By the means, "
        + leading(middle, trueClass) + (spread ?? ""),
      table: FigureTable(
        header: ["class", "2.5%", "mean", "97.5%"],
        rows: (0..<count).map { index in
          ["\(index)" + (index == trueClass ? " (true)" : "")]
            + [low, middle, high].map { decimal($0[index], 4) }
        }))
  }

  private static func probabilityAxes(classes: Int) -> Axes {
    var axes = Axes()
    axes.x = .categorical((0..<classes).map(String.init))
    // Room above one for the sign over a bar.
    axes.y = .linear(0...1.16)
    axes.xLabel = "class"
    return axes
  }

  private static func leading(_ values: [Double], _ trueClass: Int) -> String {
    guard
      let best = values.indices.filter({ values[$0].isFinite }).max(by: { values[$0] < values[$1] })
    else { return "no probabilities." }
    let head = "class \(best) leads with \(decimal(values[best], 3))"
    guard best != trueClass, values.indices.contains(trueClass) else {
      return head + ", the true one."
    }
    return head + "; the true class \(trueClass) gets \(decimal(values[trueClass], 3))."
  }
}
