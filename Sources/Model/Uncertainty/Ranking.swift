/// How well a score tells two groups apart.
public enum Ranking {
  /// The area under the receiver operating characteristic: the share of pairs of a positive and a negative in which
  /// the positive has the higher score, where a tie counts half (Mann and Whitney 1947; scikit-learn:
  /// `roc_auc_score`). 1 for scores that separate the groups, 0.5 for scores that say nothing, NaN if a group is
  /// empty.
  public static func auroc(positives: [Double], negatives: [Double]) -> Double {
    guard !positives.isEmpty, !negatives.isEmpty else { return .nan }
    let sorted = negatives.sorted()
    let wins = positives.reduce(0.0) { sum, score in
      let below = sorted.partitioningIndex { $0 >= score }
      let notAbove = sorted.partitioningIndex { $0 > score }
      return sum + Double(below + notAbove) / 2
    }
    return wins / (Double(positives.count) * Double(negatives.count))
  }
}

extension [Double] {
  /// The first index from which a condition holds, given that it holds for all behind one that it holds for.
  fileprivate func partitioningIndex(_ isBehind: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
