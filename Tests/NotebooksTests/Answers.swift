import LiterateModel

@testable import BayesianCNN
@testable import Model

/// Predictions of two classes.
///
/// - Parameters:
///   - draws: for each draw the probability of class 1 of each image; where it is 0 or 1, within 2⁻⁵⁰.
///   - labels: the true classes.
func answer(_ draws: [[Double]], _ labels: [Int]) throws -> Answer {
  let logits = draws.map { probabilities in
    Tensor(
      shape: [probabilities.count, 2],
      scalars: probabilities.flatMap { p -> [Float] in
        let logit = p == 0 ? -35 : p == 1 ? 35 : (p / (1 - p)).ln
        return [0, Float(logit)]
      })
  }
  return try Answer(PredictiveMean(PosteriorPredictive(logits)), labels)
}

/// The same on both test sets.
func both(_ clean: [[Double]], _ corrupted: [[Double]], _ labels: [Int]) throws -> Both<Answer> {
  Both(clean: try answer(clean, labels), corrupted: try answer(corrupted, labels))
}

extension Double {
  /// Probabilities are the models', in single precision.
  func isNear(_ other: Double) -> Bool { abs(self - other) < 1e-6 }
}
