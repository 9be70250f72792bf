extension LabelledProbabilities {
  /// The probability of the true class, for each sample.
  public var ofTrueClass: [Double] {
    labels.enumerated().map { probabilities[$0.offset * classes + $0.element] }
  }

  /// The share of samples whose most probable class is the true one (scikit-learn: `accuracy_score`).
  public var accuracy: Double { isCorrect.share }

  /// The mean of -ln p of the true class, in nats. Infinite if one of these is 0: that prediction has been ruled out by what
  /// happened. scikit-learn's `log_loss` clips p to [ε, 1 - ε] instead, with the ε of its type (2⁻⁵² in double precision: no more
  /// than 36.04 nats for a sample).
  public var logLoss: Double {
    ofTrueClass.reduce(0) { $0 - Elementary.log($1) } / Double(count)
  }

  /// The mean of Σ (p - onehot)² over the classes, in 0...2 (Brier 1950; torch-uncertainty: `BrierScore`; scikit-learn:
  /// `brier_score_loss` with `scale_by_half=False`). Others divide by K (uncertainty-baselines), halve it, as scikit-learn does by
  /// default for two classes, or leave out the 1 of the true class (Ovadia et al. 2019, -1...1).
  public var brierScore: Double {
    var sum = 0.0
    for (sample, label) in labels.enumerated() {
      for (k, p) in probabilities[sample * classes..<(sample + 1) * classes].enumerated() {
        let error = k == label ? 1 - p : p
        sum += error * error
      }
    }
    return sum / Double(count)
  }

  /// -Σ p log₂ p of each sample, in bits, with 0 log₂ 0 = 0 (SciPy: `entropy` with base 2, for rows that add up to 1). In 0...log₂ K.
  public var entropies: [Double] {
    (0..<count).map { Entropy.bits(probabilities[$0 * classes..<($0 + 1) * classes]) }
  }
}

extension [Bool] {
  /// The share of elements that are true; NaN if there are none.
  var share: Double { Double(reduce(0) { $1 ? $0 + 1 : $0 }) / Double(count) }
}

extension [Double] {
  /// The sum divided by the count; NaN if there are none.
  var average: Double { reduce(0, +) / Double(count) }
}
