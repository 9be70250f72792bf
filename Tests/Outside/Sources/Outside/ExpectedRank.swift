public import Model

/// A metric: how many classes are thought at least as probable as the true one, itself among them. 1 is best.
public struct ExpectedRank: Metric {
  public let name = "rank"

  public init() {}

  /// Targets are one-hot.
  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) -> Tensor {
    let own = (yPred.scores * yTrue).sum()
    return (1 - greater(own, yPred.scores)).sum()
  }
}
