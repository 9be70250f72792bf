/// What is told of a model beside its loss: a function of the truth and the prediction for one sample, of which the mean is
/// taken. It is traced like a loss, but not differentiated.
public protocol Metric: Sendable {
  /// What it is called in logs: "accuracy".
  var name: String { get }

  /// The value for one sample, a single number.
  func callAsFunction(_ yTrue: Tensor, _ yPred: Output) -> Tensor
}

/// The share of samples whose first greatest output is the true class (Keras: `accuracy`). Targets are labels or one-hot; for a single
/// output, the class is whether it is over ½.
public struct Accuracy: Metric {
  public let name = "accuracy"
  /// It has no settings.
  public init() {}

  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) -> Tensor {
    guard yPred.scores.size > 1 else {
      return equal(greater(yPred.tensor.reshaped([]), 0.5), yTrue.reshaped([]))
    }
    return equal(yPred.scores.argumentOfMaximum(), yTrue.label)
  }
}

/// The share of samples whose true class is among the `k` with the greatest outputs; of equals, those count as greater that
/// the true class is not ahead of (Keras: `TopKCategoricalAccuracy`).
public struct TopKAccuracy: Metric {
  /// How many classes count.
  public let k: Int
  public var name: String { "top_\(k)_accuracy" }

  /// - Precondition: k ≥ 1.
  public init(k: Int = 5) {
    precondition(k >= 1, "k must be at least 1, is \(k)")
    self.k = k
  }

  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) -> Tensor {
    let scores = yPred.scores
    let own = (scores * yTrue.label.oneHot(classes: scores.size)).sum()
    return greater(Tensor(Double(k)), greater(scores, own).sum())
  }
}

/// Minus the logarithm of the probability of the true class, in nats (scikit-learn: `log_loss`).
public struct LogLoss: Metric {
  public let name = "log_loss"
  /// It has no settings.
  public init() {}

  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) -> Tensor {
    let logarithms =
      (yPred.distribution as? OneHotCategorical).map { logSoftmax($0.logits) }
      ?? log(yPred.probabilities)
    // Not a product: the logarithm of another class may be infinite.
    return -select(yTrue.label.oneHot(classes: logarithms.size), logarithms, 0).sum()
  }
}

/// The Brier score in its sum form, Σ (p - y)² over the classes: from 0 to 2 (Brier 1950).
public struct BrierScore: Metric {
  public let name = "brier"
  /// It has no settings.
  public init() {}

  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) -> Tensor {
    let probabilities = yPred.probabilities
    return square(probabilities - yTrue.label.oneHot(classes: probabilities.size)).sum()
  }
}

extension Tensor {
  /// The class that a target names, as label or one-hot.
  fileprivate var label: Tensor { size == 1 ? reshaped([]) : argumentOfMaximum() }
}

extension Metric where Self == Accuracy {
  /// The share of samples whose class was found.
  public static var accuracy: Self { Self() }
}
extension Metric where Self == LogLoss {
  /// Minus the log-probability of the true class, in nats.
  public static var logLoss: Self { Self() }
}
extension Metric where Self == BrierScore {
  /// The Brier score, from 0 to 2.
  public static var brierScore: Self { Self() }
}
