extension PosteriorPredictive {
  /// Entropy of the mean prediction of each sample, in bits: all uncertainty.
  public var totalEntropy: [Double] {
    let mean = mean
    return (0..<count).map { Entropy.bits(mean.row($0)) }
  }

  /// Mean over the draws of the entropy of each sample, in bits: what remains when the weights are
  /// known.
  public var aleatoric: [Double] {
    var sums = [Double](repeating: 0, count: count)
    for draw in draws {
      for (sample, nats) in draw.entropy().scalars.enumerated() {
        sums[sample] += Double(nats)
      }
    }
    return sums.map { $0 / Double(draws.count) / Entropy.natsPerBit }
  }

  /// The mutual information of class and weights for each sample, in bits: total less aleatoric, what
  /// knowing the weights would tell (Depeweg et al., arXiv:1710.07283). At least 0: rounding can make
  /// the difference a little less.
  public var epistemic: [Double] { parts.epistemic }

  /// All three, for who wants more than one: total, aleatoric and epistemic uncertainty of each sample, in bits.
  public var parts: (total: [Double], aleatoric: [Double], epistemic: [Double]) {
    let (total, aleatoric) = (totalEntropy, aleatoric)
    return (total, aleatoric, zip(total, aleatoric).map { max(0, $0 - $1) })
  }
}
