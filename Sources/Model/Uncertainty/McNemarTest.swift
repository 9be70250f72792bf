/// Whether one of two classifiers is right more often than the other on the same samples: the exact test of McNemar (1947), which
/// looks at the samples of which only one of them is right.
public struct McNemarTest: Sendable {
  /// Samples.
  public let count: Int
  /// Samples of which only the first is right, and of which only the second is.
  public let onlyFirst, onlySecond: Int

  /// Whether each of two classifiers is right, sample by sample.
  ///
  /// - Precondition: as many of the one as of the other.
  public init(_ first: [Bool], _ second: [Bool]) {
    precondition(
      first.count == second.count, "second.count must be \(first.count), is \(second.count)")
    count = first.count
    onlyFirst = zip(first, second).reduce(0) { $1.0 && !$1.1 ? $0 + 1 : $0 }
    onlySecond = zip(first, second).reduce(0) { $1.1 && !$1.0 ? $0 + 1 : $0 }
  }

  /// How probable it is that samples of which only one is right fall at least so unequally on the two, if each falls to either with
  /// probability ½: the exact two-sided binomial test (statsmodels: `mcnemar(exact=True)`), in 0...1. 1 if there are none.
  public var pValue: Double {
    let trials = onlyFirst + onlySecond
    return min(1, 2 * fairTail(trials, upTo: min(onlyFirst, onlySecond)))
  }

  /// The accuracy of the first less that of the second, in -1...1. NaN if there are no samples.
  public var difference: Double { Double(onlyFirst - onlySecond) / Double(count) }

  /// The standard error of that difference for samples in pairs: √(b + c - (b - c)²/N) / N, where b and c count the samples of which
  /// only one is right (Agresti, *Categorical Data Analysis*, on matched pairs). NaN if there are no samples.
  public var standardError: Double {
    let (discordant, n) = (Double(onlyFirst + onlySecond), Double(count))
    return max(0, discordant - n * difference * difference).squareRoot() / n
  }
}

/// The probability of at most `limit` heads in `trials` tosses of a fair coin.
private func fairTail(_ trials: Int, upTo limit: Int) -> Double {
  guard limit < trials else { return 1 }
  // The greatest term is the last: C(n, m) 2⁻ⁿ, multiplied and halved in turn, so that nothing overflows. The others are parts of it.
  var (last, halvings) = (1.0, trials)
  for k in 0..<limit {
    last *= Double(trials - k) / Double(k + 1)
    while last > 1, halvings > 0 { (last, halvings) = (last / 2, halvings - 1) }
  }
  var (share, sum) = (1.0, 1.0)
  for k in stride(from: limit, to: 0, by: -1) {
    share *= Double(k) / Double(trials - k + 1)
    sum += share
  }
  return last * sum * Double(sign: .plus, exponent: -halvings, significand: 1)
}
