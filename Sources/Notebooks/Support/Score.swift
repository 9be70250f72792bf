import Model
import Report

/// How a model does on both test sets.
struct Score: CustomStringConvertible {
  let clean: Evaluation
  let corrupted: Evaluation

  /// Two lines, as Keras prints an evaluation.
  var description: String {
    "clean digits:      \(Self.line(clean))\ncorrupted digits:  \(Self.line(corrupted))"
  }

  /// Shares of the images whose label is found.
  var accuracies: OnBothSets {
    OnBothSets(
      clean: Quantity("accuracy, clean", clean.accuracy, .percent(2)),
      corrupted: Quantity("accuracy, corrupted", corrupted.accuracy, .percent(2)))
  }

  private static func line(_ evaluation: Evaluation) -> String {
    "loss: \(decimal(evaluation.loss, 4)) - accuracy: \(decimal(evaluation.accuracy, 4))"
  }
}
