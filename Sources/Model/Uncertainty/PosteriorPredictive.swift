/// Predicted probabilities of N samples and K classes under S draws of the weights.
public struct PosteriorPredictive: Sendable {
  /// S distributions over N samples, draw by draw.
  public let draws: [OneHotCategorical]
  /// [N, K] for each draw.
  private let probabilities: [Tensor]

  /// - Precondition: at least one draw, all of the same shape [N, K].
  init(_ logits: [Tensor]) {
    precondition(!logits.isEmpty, "logits must not be empty")
    precondition(
      logits.allSatisfy { $0.shape == logits[0].shape }, "logits must have equal shapes")
    draws = logits.map { OneHotCategorical(logits: $0) }
    probabilities = draws.map(\.probabilities)
  }

  /// Samples.
  public var count: Int { draws[0].logits.count }
  /// Classes.
  public var classes: Int { draws[0].classes }

  /// Probabilities of draw `index`, [N, K].
  public func probabilities(draw index: Int) -> Tensor { probabilities[index] }

  /// The probabilities of class `k` for sample `n`, draw by draw.
  public func probabilities(sample n: Int, class k: Int) -> [Float] {
    probabilities.map { $0.scalars[n * classes + k] }
  }

  /// The mean over the draws, [N, K]: the prediction with the weights integrated out.
  public var mean: Tensor {
    var sums = [Double](repeating: 0, count: count * classes)
    for tensor in probabilities {
      for index in sums.indices { sums[index] += Double(tensor.scalars[index]) }
    }
    return Tensor(
      shape: [count, classes], scalars: sums.map { Float($0 / Double(probabilities.count)) })
  }

  /// The percentile `q` over the draws, [N, K] (NumPy: `percentile`, method "linear").
  public func percentile(_ q: Double) -> Tensor {
    var values = [Float](repeating: 0, count: draws.count)
    let scalars = (0..<count * classes).map { index in
      for draw in values.indices { values[draw] = probabilities[draw].scalars[index] }
      values.sort()
      return Float(Percentile.linear(sorted: values, q))
    }
    return Tensor(shape: [count, classes], scalars: scalars)
  }

  /// The prediction for the given samples only.
  public func gather(_ rows: some Collection<Int>) -> PosteriorPredictive {
    PosteriorPredictive(draws.map { $0.logits.gather(rows) })
  }
}
