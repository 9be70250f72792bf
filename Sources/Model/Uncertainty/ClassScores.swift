/// How badly each class fits each prediction.
struct ClassScores {
  private let predictions: LabelledProbabilities
  private let score: SplitConformal.Score
  private let uniforms: [Double]

  /// - Precondition: a uniform number for each sample.
  init(
    _ predictions: LabelledProbabilities, _ score: SplitConformal.Score, _ uniforms: [Double]
  ) {
    precondition(
      uniforms.count == predictions.count,
      "uniforms.count must be \(predictions.count), is \(uniforms.count)")
    (self.predictions, self.score, self.uniforms) = (predictions, score, uniforms)
  }

  /// [N, K], row by row.
  var all: [Double] {
    switch score {
    case .leastAmbiguous: predictions.probabilities.map { 1 - $0 }
    case .adaptive: adaptive
    }
  }

  /// That of the true class, for each sample.
  var ofTrueClass: [Double] {
    let all = all
    return predictions.labels.enumerated().map {
      all[$0.offset * predictions.classes + $0.element]
    }
  }

  private var adaptive: [Double] {
    let (p, classes) = (predictions.probabilities, predictions.classes)
    var scores = [Double](repeating: 0, count: p.count)
    var order = Array(0..<classes)
    for (sample, uniform) in uniforms.enumerated() {
      let start = sample * classes
      order.sort { (p[start + $1], $0) < (p[start + $0], $1) }
      var before = 0.0
      for k in order {
        scores[start + k] = before + uniform * p[start + k]
        before += p[start + k]
      }
    }
    return scores
  }
}
