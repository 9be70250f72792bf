extension Ranking {
  /// The mean over the positives of the share of positives among all that score no lower: Σ (Rₙ - Rₙ₋₁) Pₙ over the thresholds, with
  /// precision P and recall R (scikit-learn: `average_precision_score`; AUPR without interpolation). Which group is the positive one
  /// matters: it is to have the higher scores, and its share of all is what scores that say nothing have. In 0...1; NaN if there are
  /// no positives, or for a score that is NaN.
  public static func averagePrecision(positives: [Double], negatives: [Double]) -> Double {
    guard !positives.isEmpty, !hasNaN(positives, negatives) else { return .nan }
    let (positives, negatives) = (positives.sorted(by: >), negatives.sorted(by: >))
    var (found, mistaken, sum) = (0, 0, 0.0)
    while found < positives.count {
      let (threshold, before) = (positives[found], found)
      while found < positives.count, positives[found] == threshold { found += 1 }
      while mistaken < negatives.count, negatives[mistaken] >= threshold { mistaken += 1 }
      sum += Double(found - before) * (Double(found) / Double(found + mistaken))
    }
    return sum / Double(positives.count)
  }

  /// The share of negatives with a score of at least t, for the greatest threshold t that the given share of positives reaches: FPR95
  /// by default (the least of scikit-learn's `roc_curve` with tpr ≥ 0.95; torch-uncertainty: `FPR95`). Positives are to have the
  /// higher scores. In 0...1, less is better; NaN if a group is empty, or for a score that is NaN.
  ///
  /// - Precondition: the share is in 0...1.
  public static func falsePositiveRate(
    positives: [Double], negatives: [Double], atTruePositiveRate rate: Double = 0.95
  ) -> Double {
    precondition((0...1).contains(rate), "rate must be in 0...1, is \(rate)")
    guard !positives.isEmpty, !negatives.isEmpty, !hasNaN(positives, negatives) else {
      return .nan
    }
    // As quotients are rounded, 19 of 20 are 0.95; a product need not be 19.
    var needed = Int((rate * Double(positives.count)).rounded(.down))
    while Double(needed) / Double(positives.count) < rate { needed += 1 }
    guard needed > 0 else { return 0 }
    let threshold = positives.sorted(by: >)[needed - 1]
    return negatives.map { $0 >= threshold }.share
  }

  private static func hasNaN(_ positives: [Double], _ negatives: [Double]) -> Bool {
    positives.contains(where: \.isNaN) || negatives.contains(where: \.isNaN)
  }
}
