import Datasets
import Model

/// Images with their labels, as integers and as one-hot vectors.
struct ImageTensors: Sendable {
  /// [N, rows, columns, 1], 0 for ink and 1 for ground.
  let images: Tensor
  /// [N, 1].
  let labels: Tensor
  /// [N, 10].
  let oneHot: Tensor
}

extension ImageTensors {
  /// The labels as whole numbers.
  var classes: [Int] { labels.scalars.map { Int($0) } }

  /// The images at some places, in that order.
  func gather(_ rows: some Collection<Int>) -> ImageTensors {
    ImageTensors(
      images: images.gather(rows), labels: labels.gather(rows), oneHot: oneHot.gather(rows))
  }
}

/// What the models learn from and are tested on.
struct DigitImages: Sendable {
  /// What the corruption is called, to stand after "under".
  let corruption: String
  let corruptionType: any Corruption.Type
  let train: ImageTensors
  let test: ImageTensors
  let corruptedTest: ImageTensors
  /// Pixels and labels in the forms that a network takes.
  let load: @Sendable (LabelledImages) -> ImageTensors
}
