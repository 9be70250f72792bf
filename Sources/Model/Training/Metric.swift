/// What is counted beside the loss.
public enum Metric: Sendable, Equatable {
  /// The share of samples whose first greatest output is the true class (Keras: `accuracy`).
  case accuracy
}
