import Model
import Report

extension DigitImages {
  /// Loss and accuracy of a model on both test sets.
  ///
  /// - Parameter labels: the form of the labels that its loss takes.
  func evaluate(
    _ model: Sequential, _ labels: KeyPath<ImageTensors, Tensor>, on device: Device
  ) throws -> Score {
    func evaluation(_ set: ImageTensors) throws -> Evaluation {
      try model.evaluate(set.images, set[keyPath: labels], on: device)
    }
    return Score(clean: try evaluation(test), corrupted: try evaluation(corruptedTest))
  }
}

/// How a model does on both test sets.
struct Score: CustomStringConvertible {
  let clean: Evaluation
  let corrupted: Evaluation

  /// Two lines, as Keras prints an evaluation.
  var description: String {
    "clean images:      \(Self.line(clean))\ncorrupted images:  \(Self.line(corrupted))"
  }

  private static func line(_ evaluation: Evaluation) -> String {
    "loss: \(NumberFormat.fixed(4).text(evaluation.loss)) - accuracy: \(NumberFormat.fixed(4).text(evaluation.accuracy))"
  }
}
