/// What S draws of the weights, or S networks, predict on average for N samples and K classes, and how unsure they are one by one:
/// sums over the draws, in double precision, so that no draw is kept. The prediction of an ensemble is the sum of its members'.
public struct PredictiveMean: Sendable {
  /// Samples.
  public let count: Int
  /// Classes.
  public let classes: Int
  /// Draws that have been added up.
  public private(set) var draws = 0
  /// Sums over the draws, [N, K].
  private var probabilitySums: [Double]
  /// Sums over the draws of the entropies, [N], in nats.
  private var entropySums: [Double]

  /// Of no draw yet: all means are not a number.
  ///
  /// - Precondition: at least one class, and no negative number of samples.
  public init(count: Int, classes: Int) {
    precondition(count >= 0, "count must be at least 0, is \(count)")
    precondition(classes >= 1, "classes must be at least 1, is \(classes)")
    (self.count, self.classes) = (count, classes)
    probabilitySums = [Double](repeating: 0, count: count * classes)
    entropySums = [Double](repeating: 0, count: count)
  }

  /// Of draws that have been kept.
  public init(_ prediction: PosteriorPredictive) {
    self.init(count: prediction.count, classes: prediction.classes)
    for draw in prediction.draws { add(draw.probabilities, entropies: draw.entropy()) }
  }

  /// Adds a draw.
  ///
  /// - Parameters:
  ///   - probabilities: [N, K].
  ///   - entropies: [N], of each row of the probabilities, in nats.
  /// - Precondition: both have the shapes of the other draws.
  mutating func add(_ probabilities: Tensor, entropies: Tensor) {
    precondition(
      probabilities.size == probabilitySums.count && entropies.size == count,
      "shapes must be [\(count), \(classes)] and [\(count)], are \(probabilities.shape) and \(entropies.shape)"
    )
    probabilitySums.add(probabilities.scalars)
    entropySums.add(entropies.scalars)
    draws += 1
  }

  /// With the draws of another prediction of the same samples: together they are an ensemble.
  ///
  /// - Precondition: equal numbers of samples and classes.
  public func adding(_ other: PredictiveMean) -> PredictiveMean {
    precondition(
      other.count == count && other.classes == classes,
      "shape must be [\(count), \(classes)], is [\(other.count), \(other.classes)]")
    var sum = self
    sum.probabilitySums.add(other.probabilitySums)
    sum.entropySums.add(other.entropySums)
    sum.draws += other.draws
    return sum
  }

  /// Means over the draws, row by row, [N, K]: the prediction with the weights integrated out.
  public var probabilities: [Double] { probabilitySums.map { $0 / Double(draws) } }

  /// The mean prediction with the true classes, [N].
  ///
  /// Throws for another number of labels, for one that is no class, and for no draw.
  public func labelled(_ labels: some Collection<Int>) throws(ModelError) -> LabelledProbabilities {
    try LabelledProbabilities(
      probabilities: probabilities, classes: classes, labels: Array(labels))
  }

  /// Entropy of the mean prediction of each sample, in bits: all uncertainty.
  public var totalEntropy: [Double] { parts.total }

  /// Mean over the draws of the entropy of each sample, in bits: what remains when the weights are known.
  public var aleatoric: [Double] { entropySums.map { $0 / Double(draws) / Entropy.natsPerBit } }

  /// Mutual information of class and weights of each sample, in bits: total less aleatoric (Depeweg et al., arXiv:1710.07283). At
  /// least 0: rounding can make the difference a little less. 0 for a single draw, which has nothing to disagree with.
  public var epistemic: [Double] { parts.epistemic }

  /// All three, for who wants more than one.
  public var parts: (total: [Double], aleatoric: [Double], epistemic: [Double]) {
    let (means, aleatoric) = (probabilities, aleatoric)
    let total = (0..<count).map { Entropy.bits(means[$0 * classes..<($0 + 1) * classes]) }
    return (total, aleatoric, zip(total, aleatoric).map { draws == 1 ? 0 : max(0, $0 - $1) })
  }
}

extension [Double] {
  /// Adds numbers place by place.
  fileprivate mutating func add(_ numbers: [some BinaryFloatingPoint]) {
    withUnsafeMutableBufferPointer { sums in
      numbers.withUnsafeBufferPointer { numbers in
        for index in sums.indices { sums[index] += Double(numbers[index]) }
      }
    }
  }
}
