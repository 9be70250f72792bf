public import Model

/// A loss: the squared distance of the probabilities from the true class, one-hot (Brier 1950), of a model that ends in a
/// softmax or in a distribution over classes. From 0 to 2.
public struct BrierLoss: Loss {
  public var targets: TargetKind { .probabilities }

  public init() {}

  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) -> Tensor {
    square(yPred.probabilities - yTrue).sum()
  }
}
