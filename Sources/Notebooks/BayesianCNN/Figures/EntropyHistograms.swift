internal import Basics
package import Plot

extension Figure {
  /// How the entropies of right and of wrong predictions spread: two histograms with the same bins of 0.1 bits and
  /// the same axes, each with its mean. The axes are the same in all figures of one `maximum`, so that they can be
  /// compared with each other too.
  ///
  /// - Parameters:
  ///   - correct: entropies in bits of the predictions that are right; others for `incorrect`.
  ///   - maximum: the largest possible entropy, where the axes end.
  package static func entropyHistograms(
    correct: [Double], incorrect: [Double], maximum: Double
  ) -> Figure {
    let total = correct.count + incorrect.count
    let groups = [("Correct", correct), ("Incorrect", incorrect)].map { name, bits in
      HistogramGroup(
        "\(name) predictions", bits,
        title: "\(name)ly labelled (\(percent(bits.count, of: total)) of total)")
    }
    var figure = histograms(
      groups, edges: binEdges(maximum),
      of: HistogramSubject("entropy", unit: "bits", noun: "image", nouns: "images"),
      yLabel: "Probability", y: .linear(0...1))
    figure.table.header = ["bits, from", "correct", "incorrect"]
    return figure
  }

  private static func binEdges(_ maximum: Double) -> [Double] {
    let count = maximum.isFinite ? Int((maximum / 0.1).rounded(.up), in: 1...1000) : 10
    return (0...count).map { Double($0) / 10 }
  }

  private static func percent(_ count: Int, of total: Int) -> String {
    total == 0 ? "–" : FigureText.decimal(100 * Double(count) / Double(total), 1) + "%"
  }
}
