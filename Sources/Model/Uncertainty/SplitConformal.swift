/// Sets of classes that contain the true one with a given probability, whatever the model: split conformal prediction. How badly
/// each class would fit is a score; a class is in the set if its score is not above what most samples of a calibration set have for
/// their true classes.
///
/// The promise is for a new sample that comes from where the calibration set comes from, on average over both: not for each class,
/// and not after a shift of the data.
public struct SplitConformal: Sendable {
  /// How badly a class fits a prediction.
  public enum Score: Sendable {
    /// 1 - p of the class: the smallest sets on average (Sadinle et al. 2019, least ambiguous set-valued classifiers; MAPIE: "lac").
    /// The set may be empty.
    case leastAmbiguous
    /// The probability of all classes that are more probable, and a uniform random part of its own: sets that grow with doubt
    /// (Romano et al., arXiv:2006.02544; MAPIE: "aps" with the last label "randomized"). Of equally probable classes, the first counts
    /// as more probable. The set may be empty; without chance, it would contain the true class more often than asked for.
    case adaptive
  }

  /// How badly a class may fit to be in the set: of n scores of calibration, in ascending order, number ⌈(n + 1) coverage⌉. Infinite,
  /// so that every set is all classes, if n is too small to have it.
  public let threshold: Double
  private let score: Score

  /// Finds the threshold by samples on which the model was neither trained nor chosen.
  ///
  /// - Parameters:
  ///   - calibration: Predictions for those samples.
  ///   - coverage: How often the true class is to be in the set, at least.
  ///   - score: How badly a class fits.
  ///   - key: Names the random parts of the adaptive scores; that of a sample goes by its place.
  /// - Precondition: coverage is above 0, and at most 1.
  public init(
    calibration: LabelledProbabilities, coverage: Double = 0.9, score: Score, key: Key
  ) {
    let draws = uniforms(key.child("calibration"), calibration.count)
    self.init(calibration: calibration, coverage: coverage, score: score, uniforms: draws)
  }

  /// The same with given random parts.
  init(
    calibration: LabelledProbabilities, coverage: Double, score: Score, uniforms: [Double]
  ) {
    precondition(
      coverage > 0 && coverage <= 1, "coverage must be above 0 and at most 1, is \(coverage)")
    self.score = score
    let scores = ClassScores(calibration, score, uniforms).ofTrueClass.sorted()
    let rank = ceilingOfProduct(Double(scores.count + 1), coverage)
    threshold = rank <= scores.count ? scores[rank - 1] : .infinity
  }

  /// The set of each sample. The key names the random parts of the adaptive scores; it may be the one given for calibration, whose
  /// numbers are others.
  public func sets(_ predictions: LabelledProbabilities, key: Key) -> PredictionSets {
    sets(predictions, uniforms: uniforms(key.child("prediction"), predictions.count))
  }

  /// The same with given random parts.
  func sets(_ predictions: LabelledProbabilities, uniforms: [Double]) -> PredictionSets {
    let scores = ClassScores(predictions, score, uniforms)
    return PredictionSets(
      classes: predictions.classes, labels: predictions.labels,
      isMember: scores.all.map { $0 <= threshold })
  }
}

private func uniforms(_ key: Key, _ count: Int) -> [Double] {
  key.uniform(count: count, in: 0..<1).map { Double($0) }
}

/// The least whole number that is not below a product; one that rounding has put just above a whole number is that number.
func ceilingOfProduct(_ count: Double, _ share: Double) -> Int {
  let product = count * share
  let nearest = product.rounded()
  return Int(abs(product - nearest) <= 2 * product.ulp ? nearest : product.rounded(.up))
}
