/// Categorical distributions over one-hot vectors, one for each row of the logits (TFP:
/// `OneHotCategorical`).
public struct OneHotCategorical: Sendable, Equatable {
  /// [N, classes], unnormalised log-probabilities.
  public let logits: Tensor

  /// - Precondition: logits of shape [N, classes], with at least one class.
  public init(logits: Tensor) {
    precondition(
      logits.shape.count == 2 && logits.shape[1] >= 1,
      "logits.shape must be [N, classes], is \(logits.shape)")
    self.logits = logits
  }

  /// Number of distributions.
  public var count: Int { logits.count }
  /// Number of classes.
  public var eventSize: Int { logits.shape[1] }

  /// [N, classes]: the mean of the one-hot vectors.
  public var probabilities: Tensor {
    let classes = eventSize
    let scalars = [Float](unsafeUninitializedCapacity: logits.scalars.count) { buffer, count in
      count = logits.scalars.count
      guard let base = buffer.baseAddress else { return }
      logits.scalars.withUnsafeBufferPointer { z in
        guard let z = z.baseAddress else { return }
        for row in 0..<self.count {
          Softmax.normalize(z + row * classes, classes, into: base + row * classes)
        }
      }
    }
    return Tensor(shape: logits.shape, scalars: scalars)
  }

  /// The mean, by TFP's name for it.
  public var mean: Tensor { probabilities }

  /// [N, classes]: one-hot vectors of the most probable class, the first of equals.
  public var mode: Tensor { Tensor.oneHot(logits.argmax(), classes: eventSize) }

  /// Entropy of each distribution in nats: ln Σ exp z - Σ p z, where p = 0 counts as 0.
  public func entropy() -> [Double] {
    (0..<count).map { Entropy.nats(logits: logits.row($0)) }
  }

  /// Log-probabilities of `outcomes`, one-hot of shape [N, classes]; for soft outcomes, the
  /// cross-entropy Σ y ln p.
  ///
  /// - Precondition: outcomes of the shape of the logits.
  public func logProb(_ outcomes: Tensor) -> LogProbability {
    precondition(
      outcomes.shape == logits.shape,
      "outcomes.shape must be \(logits.shape), is \(outcomes.shape)")
    return LogProbability(
      (0..<count).map { row in
        let z = logits.row(row).map(Double.init)
        let logSum = Entropy.logSumExp(z)
        return zip(outcomes.row(row), z).reduce(0) { sum, pair in
          pair.0 == 0 ? sum : sum + Double(pair.0) * (pair.1 - logSum)
        }
      })
  }

  /// [N, classes]: a one-hot vector drawn from each distribution.
  public func sample(_ key: Key) -> Tensor {
    let probabilities = probabilities
    let classes = (0..<count).map { row -> Int in
      let uniform = key.uniform(row)
      var cumulative: Float = 0
      let chosen = probabilities.row(row).enumerated().first { _, probability in
        cumulative += probability
        return uniform < cumulative
      }
      return chosen?.offset ?? eventSize - 1
    }
    return Tensor.oneHot(classes, classes: eventSize)
  }

  /// The distributions of the given rows.
  public func gather(_ rows: some Sequence<Int>) -> OneHotCategorical {
    OneHotCategorical(logits: logits.gather(rows))
  }
}
