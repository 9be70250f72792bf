internal import Basics

extension Figure {
  /// How the entropies of right and of wrong predictions spread: two histograms with the same bins of 0.1 bits and
  /// the same axes, each with its mean. The axes are the same in all figures of one `maximum`, so that they can be
  /// compared with each other too.
  ///
  /// - Parameters:
  ///   - correct: entropies in bits of the predictions that are right; others for `incorrect`.
  ///   - maximum: the largest possible entropy, where the axes end.
  public static func entropyHistograms(
    correct: [Double], incorrect: [Double], maximum: Double
  ) -> Figure {
    let edges = binEdges(maximum)
    let groups = [("Correct", correct), ("Incorrect", incorrect)]
    let histograms = groups.enumerated().map { index, group in
      HistogramMark(group.1, edges: edges, series: index)
    }
    let total = correct.count + incorrect.count
    var figure = Figure(
      height: 260,
      rows: [
        zip(groups, histograms).map { group, histogram in
          panel(group.0, group.1, histogram, of: total)
        }
      ],
      alt: "Two histograms of entropy, 0 to \(decimal(edges.last ?? 1, 1)) bits. "
        + groups.map(summary).joined(separator: " "),
      table: table(edges, groups.map(\.1), histograms))
    figure.sharesY = true
    return figure
  }

  private static func binEdges(_ maximum: Double) -> [Double] {
    let count = maximum.isFinite ? Int((maximum / 0.1).rounded(.up), in: 1...1000) : 10
    return (0...count).map { Double($0) / 10 }
  }

  private static func panel(
    _ name: String, _ bits: [Double], _ histogram: HistogramMark, of total: Int
  ) -> Axes {
    var axes = Axes()
    axes.title = "\(name)ly labelled (\(percent(bits.count, of: total)) of total)"
    (axes.xLabel, axes.yLabel) = ("Entropy (bits)", "Probability")
    axes.x = .linear(0...(histogram.edges.last ?? 1))
    axes.y = .linear(0...1)
    axes.marks = [Notice("none")]
    if !bits.isEmpty {
      let text = "Mean: \(decimal(mean(bits), 2)) bits\n\(count(bits.count))"
      axes.marks = [histogram, ReferenceLine(x: mean(bits), text: text)]
    }
    return axes
  }

  /// How many images are in each bin, up to the last that holds any.
  private static func table(
    _ edges: [Double], _ groups: [[Double]], _ histograms: [HistogramMark]
  ) -> FigureTable {
    let last = edges.indices.dropLast().last { bin in histograms.contains { $0.shares[bin] > 0 } }
    return FigureTable(
      header: ["bits, from", "correct", "incorrect"],
      rows: (0...(last ?? 0)).map { bin in
        [decimal(edges[bin], 1)]
          + zip(groups, histograms).map { bits, histogram in
            let images = (histogram.shares[bin] * Double(bits.count)).rounded()
            return grouped(Int(images, in: 0...bits.count))
          }
      })
  }

  private static func summary(_ name: String, _ bits: [Double]) -> String {
    guard !bits.isEmpty else { return "\(name) predictions: none." }
    let sorted = bits.sorted()
    return
      "\(name) predictions: \(count(bits.count)), mean \(decimal(mean(bits), 2)) bits, half of "
      + "them below \(decimal(sorted[sorted.count / 2], 2))."
  }

  private static func count(_ images: Int) -> String {
    images == 1 ? "1 image" : "\(grouped(images)) images"
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func percent(_ count: Int, of total: Int) -> String {
    total == 0 ? "–" : decimal(100 * Double(count) / Double(total), 1) + "%"
  }
}
