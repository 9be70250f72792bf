/// Categorical distributions over one-hot vectors, one for each row of the logits (TFP:
/// `OneHotCategorical`).
public struct OneHotCategorical: Distribution {
  /// The distribution of the classes' numbers.
  private let numbers: Categorical

  /// [..., classes], unnormalised log-probabilities.
  public var logits: Tensor { numbers.logits }

  /// - Parameter logits: [..., classes], unnormalised log-probabilities.
  /// - Precondition: logits of at least one axis and one class.
  public init(logits: Tensor) { numbers = Categorical(logits: logits) }

  /// - Parameter probs: [..., classes], probabilities, or multiples of them.
  /// - Precondition: probabilities of at least one axis and one class.
  public init(probs: Tensor) { numbers = Categorical(probs: probs) }

  public var batchShape: [Int] { numbers.batchShape }
  public var eventShape: [Int] { [classes] }

  /// Number of classes.
  public var classes: Int { numbers.classes }

  /// [..., classes]: the mean of the one-hot vectors.
  public var probabilities: Tensor { numbers.probs }

  /// The mean, by TFP's name for it.
  public var mean: Tensor { probabilities }
  public var variance: Tensor { probabilities * (1 - probabilities) }

  /// [..., classes]: one-hot vectors of the most probable class, the first of equals.
  public var mode: Tensor { numbers.mode.oneHot(classes: classes) }

  /// In nats: -Σ p ln p, where p = 0 counts as 0.
  public func entropy() -> Tensor { numbers.entropy() }

  /// Log-probabilities of `outcomes`, one-hot of shape [..., classes]; for soft outcomes, the
  /// cross-entropy Σ y ln p.
  public func logProb(_ outcomes: Tensor) -> Tensor {
    let logarithms = logSoftmax(logits)
    // What is impossible, and has not come to pass, counts as 0.
    let isVoid = equal(outcomes, 0) * equal(logarithms, Tensor(-Double.infinity))
    return (outcomes * select(isVoid, 0, logarithms)).sum([-1])
  }

  /// [..., classes]: a one-hot vector drawn from each distribution.
  public func sample(_ key: Key) -> Tensor { numbers.sample(key).oneHot(classes: classes) }

  public func divergence(from other: any Distribution) -> Tensor? {
    (other as? OneHotCategorical).flatMap { numbers.divergence(from: $0.numbers) }
  }

  /// The distributions of the given rows, [rows, classes], of logits [N, classes].
  public func gather(_ rows: some Sequence<Int>) -> OneHotCategorical {
    OneHotCategorical(logits: logits.gather(rows))
  }
}

extension Tensor {
  /// A row of zeros with a one at the label, for each label: [...] to [..., classes] (Keras: `to_categorical`). Zeros alone for what is
  /// no label in 0..<classes.
  public func oneHot(classes: Int) -> Tensor {
    equal(reshaped(shape + [1]), .numbers(below: classes))
  }

  /// 0, 1, ..., count - 1, of shape [count] (NumPy: `arange`).
  static func numbers(below count: Int) -> Tensor { Tensor((0..<count).map { Float($0) }) }
}
