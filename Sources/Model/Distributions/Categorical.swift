/// The distribution of a class, as its number 0, 1, ... (TFP: `Categorical`); one for each row of the logits.
public struct Categorical: Distribution {
  /// [..., classes], unnormalised log-probabilities.
  public let logits: Tensor

  /// - Parameter logits: [..., classes], unnormalised log-probabilities.
  /// - Precondition: logits of at least one axis and one class.
  public init(logits: Tensor) {
    precondition(
      (logits.shape.last ?? 0) >= 1, "logits.shape must be [..., classes], is \(logits.shape)")
    self.logits = logits
  }

  /// - Parameter probs: [..., classes], probabilities, or multiples of them.
  /// - Precondition: probabilities of at least one axis and one class.
  public init(probs: Tensor) { self.init(logits: log(probs)) }

  public var batchShape: [Int] { logits.shape.dropLast() }
  public var eventShape: [Int] { [] }

  /// Number of classes.
  public var classes: Int { logits.shape.last ?? 1 }

  /// [..., classes].
  public var probs: Tensor { softmax(logits) }

  private var numbers: Tensor { .numbers(below: classes) }

  /// -∞ for what is not the number of a class.
  public func logProb(_ x: Tensor) -> Tensor {
    let isClass = x.oneHot(classes: classes)
    let logProb = select(isClass, logSoftmax(logits), 0).sum([-1])
    return select(isClass.max([-1]), logProb, Tensor(-Double.infinity))
  }

  /// The class of the greatest logit plus Gumbel noise.
  public func sample(_ key: Key) -> Tensor {
    let uniform = Tensor.uniform(logits.shape, key: key, like: logits)
    // Within (0, 1), both ends left out, in single precision too.
    let inside = minimum(uniform + 0x1p-25, Tensor(1 - 0x1p-24))
    return (logits - log(-log(inside))).argumentOfMaximum()
  }

  /// Of the numbers of the classes.
  public var mean: Tensor { (probs * numbers).sum([-1]) }
  public var variance: Tensor {
    (probs * square(numbers - mean.reshaped(batchShape + [1]))).sum([-1])
  }
  public var mode: Tensor { logits.argumentOfMaximum() }

  /// -Σ p ln p, where p = 0 counts as 0.
  public func entropy() -> Tensor { -expectation(of: logSoftmax(logits)) }

  public func cdf(_ x: Tensor) -> Tensor {
    let isCounted = notLess(x.reshaped(x.shape + [1]), numbers)
    return select(isCounted, probs, 0).sum([-1])
  }

  public func divergence(from other: any Distribution) -> Tensor? {
    guard let other = other as? Categorical, other.classes == classes else { return nil }
    return expectation(of: logSoftmax(logits) - logSoftmax(other.logits))
  }

  /// Σ p f, where p = 0 counts as 0.
  private func expectation(of values: Tensor) -> Tensor {
    let probs = self.probs
    return (probs * select(greater(probs, 0), values, 0)).sum([-1])
  }
}
