extension Figure {
  /// How the entropies of right and of wrong predictions spread: two histograms with the same bins of 0.1 bits and
  /// the same axes, each with its mean.
  ///
  /// - Parameters:
  ///   - correct: entropies in bits of the predictions that are right; others for `incorrect`.
  ///   - maximum: the largest possible entropy, where the axes end.
  public static func entropyHistograms(
    correct: [Double], incorrect: [Double], maximum: Double
  ) -> Figure {
    let top = maximum.isFinite ? min(100, max(0.1, maximum)) : 1
    let edges = (0...Int((top / 0.1).rounded(.up))).map { Double($0) / 10 }
    let total = correct.count + incorrect.count
    let groups = [("Correct", correct), ("Incorrect", incorrect)]
    let histograms = groups.enumerated().map { index, group in
      HistogramMark(group.1, edges: edges, series: index)
    }
    let highest = histograms.flatMap(\.shares).max() ?? 0
    let panels = zip(groups, histograms).enumerated().map { index, pair -> Axes in
      let ((name, bits), histogram) = pair
      var axes = Axes()
      axes.title = "\(name): \(grouped(bits.count)) images (\(percent(bits.count, of: total)))"
      axes.xLabel = "entropy (bits)"
      axes.yLabel = index == 0 ? "share of the group" : ""
      axes.x = .linear(0...max(top, edges.last ?? 1))
      axes.y = .linear(0...max(0.1, highest * 1.08))
      axes.marks =
        bits.isEmpty
        ? [Notice("none")]
        : [histogram, ReferenceLine(x: mean(bits), text: "mean: \(decimal(mean(bits), 2)) bits")]
      return axes
    }
    return Figure(
      height: 250, rows: [panels],
      alt: "Two histograms of entropy. " + groups.map(summary).joined(separator: " "),
      table: FigureTable(
        header: ["entropy (bits)", "correct", "incorrect"],
        rows: edges.indices.dropLast().filter { bin in
          histograms.contains { $0.shares[bin] > 0 }
        }.map { bin in
          ["\(decimal(edges[bin], 1))–\(decimal(edges[bin + 1], 1))"]
            + histograms.map { decimal($0.shares[bin], 4) }
        }))
  }

  private static func summary(_ name: String, _ bits: [Double]) -> String {
    guard !bits.isEmpty else { return "\(name) predictions: none." }
    let sorted = bits.sorted()
    return
      "\(name) predictions: \(grouped(bits.count)) images, mean \(decimal(mean(bits), 2)) bits, half of "
      + "them below \(decimal(sorted[sorted.count / 2], 2))."
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func percent(_ count: Int, of total: Int) -> String {
    total == 0 ? "–" : decimal(100 * Double(count) / Double(total), 1) + "%"
  }
}
