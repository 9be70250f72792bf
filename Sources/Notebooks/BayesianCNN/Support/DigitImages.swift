import Datasets
import Model

/// Images with their labels, as integers and as one-hot vectors.
struct ImageTensors {
  /// [N, rows, columns, 1], 0 for ink and 1 for ground.
  let images: Tensor
  /// [N, 1].
  let labels: Tensor
  /// [N, 10].
  let oneHot: Tensor
}

/// What the models learn from and are tested on.
struct DigitImages {
  /// What the corruption is called, to stand after "under".
  let corruption: String
  let train: ImageTensors
  let test: ImageTensors
  let corruptedTest: ImageTensors
  /// Of another data set, where one is named.
  let other: OtherImages?
}
