import Literate
import Model

extension Tensor {
  /// The shades of one image of a batch, row by row.
  func picture(_ index: Int) -> [Float] { Array(row(index)) }
}

extension Figure {
  /// Loss, accuracy and divergence of models while they learn.
  static func trainingCurves(_ histories: [(String, History)]) -> Figure {
    trainingCurves(
      histories.map { name, history in
        let divergences = history.epochs.map { $0.kl.reduce(0) { $0 + $1.nats } }
        let isBayesian = history.epochs.contains { !$0.kl.isEmpty }
        return TrainingSeries(
          name: name, loss: history.epochs.map(\.loss), accuracy: history.epochs.map(\.accuracy),
          divergence: isBayesian ? divergences : nil)
      })
  }
}
