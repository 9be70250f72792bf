public import Model

/// A callback: after the last epoch the weights become the mean of those after the last epochs (Izmailov et al., *Averaging weights
/// leads to wider optima*, arXiv:1803.05407).
public struct WeightAverage: Callback {
  public let epochs: Int
  private var sums: [Tensor] = []

  /// - Parameter epochs: how many of the last epochs count.
  public init(epochs: Int) { self.epochs = epochs }

  public mutating func epochEnded(_ log: EpochLog, _ training: inout Training) throws {
    let isLast = training.epoch == training.epochs
    guard training.epoch > training.epochs - epochs else { return }
    let weights = training.model.weights
    sums = sums.isEmpty ? weights : zip(sums, weights).map { $0 + $1 }
    let count = Double(min(epochs, training.epochs))
    if isLast { try training.model.setWeights(sums.map { $0 / count }) }
  }
}
