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

/// A quantity of each test set.
struct OnBothSets {
  let clean: Quantity
  let corrupted: Quantity
}

/// Mean entropies of predictions that are right and of those that are wrong, in bits.
func meanEntropies(
  clean: EntropyGroups, corrupted: EntropyGroups
) -> (right: OnBothSets, wrong: OnBothSets) {
  func quantity(_ name: String, _ bits: [Double]) -> Quantity {
    Quantity("mean entropy, \(name)", bits.mean, .bits(2))
  }
  return (
    OnBothSets(
      clean: quantity("right, clean", clean.correct),
      corrupted: quantity("right, corrupted", corrupted.correct)),
    OnBothSets(
      clean: quantity("wrong, clean", clean.incorrect),
      corrupted: quantity("wrong, corrupted", corrupted.incorrect))
  )
}
