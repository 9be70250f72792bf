internal import Basics
package import Plot

extension Figure {
  /// How a score spreads in groups of images: for each group the share of its images whose score is at or below each value
  /// (empirical distribution functions), as stairs.
  ///
  /// - Parameters:
  ///   - groups: what is no number is left out, and does not count.
  ///   - xLabel: what the score is, with its unit.
  package static func scoreDistributions(
    groups: [(name: String, values: [Double])], xLabel: String
  ) -> Figure {
    let sorted = groups.map { (name: $0.name, values: $0.values.filter { !$0.isNaN }.sorted()) }
    var figure = curves(
      [
        CurvePanel(
          "", yLabel: "Share at or below", curves: sorted.map { stairs($0.name, $0.values) },
          y: .linear(0...1.02))
      ],
      xLabel: xLabel)
    figure.height = 300
    figure.alt =
      "Shares of images at or below each value of \(xLabel). "
      + sorted.map { "\($0.name): \(told($0.values))." }.joined(separator: " ")
    figure.table = FigureTable(
      header: [xLabel, "images", "10%", "25%", "median", "75%", "90%"],
      rows: sorted.map { group in
        [group.name, grouped(group.values.count)]
          + [0.1, 0.25, 0.5, 0.75, 0.9].map { FigureText.decimal(quantile($0, group.values), 3) }
      })
    return figure
  }

  private static func stairs(_ name: String, _ values: [Double]) -> Curve {
    guard !values.isEmpty else { return Curve(name, x: [], y: []) }
    let shares = (0...values.count).map { Double($0) / Double(values.count) }
    let below = values.prefix { $0 == -.infinity }.count
    let all = zip(values, shares.dropFirst()).filter { $0.0.isFinite }
    // Stairs that nobody sees would only break up the dashes.
    let steps = thinned(all, to: 400)
    return Curve(
      name, x: [all.first?.0 ?? .nan] + steps.map(\.0), y: [shares[below]] + steps.map(\.1),
      isStep: steps.count == all.count)
  }

  private static func told(_ values: [Double]) -> String {
    if values.isEmpty { return "none" }
    return "\(FigureText.count(values.count, "image", "images")), median "
      + "\(FigureText.decimal(quantile(0.5, values), 2)), nine of ten at or below "
      + FigureText.decimal(quantile(0.9, values), 2)
  }

  /// The smallest value that at least this share of the sorted values is at or below (numpy's `inverted_cdf`).
  private static func quantile(_ share: Double, _ sorted: [Double]) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let rank = (share * Double(sorted.count) - 1e-9).rounded(.up)
    return sorted[min(sorted.count - 1, max(0, Int(rank, in: 0...sorted.count) - 1))]
  }
}
