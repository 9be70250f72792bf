/// What a classifier is worth that may keep silent: the share of errors among the k predictions that it is surest of, for each k
/// (El-Yaniv and Wiener 2010; Geifman and El-Yaniv 2017).
public struct RiskCoverage: Sendable {
  /// Element k - 1 is the share of errors among the k most confident predictions, k = 1 ... N. Of equal confidences, that of the
  /// earlier sample comes first.
  public let risks: [Double]

  /// Orders N predictions by their confidences, which may be any numbers that are greater for those that are surer.
  ///
  /// - Precondition: as many of the one as of the other, and no confidence is NaN.
  public init(confidences: [Double], isCorrect: [Bool]) {
    precondition(
      confidences.count == isCorrect.count,
      "isCorrect.count must be \(confidences.count), is \(isCorrect.count)")
    precondition(!confidences.contains(where: \.isNaN), "confidences must be numbers, one is NaN")
    let order = confidences.indices.sorted { (confidences[$1], $0) < (confidences[$0], $1) }
    var errors = 0
    risks = order.enumerated().map { rank, place in
      errors += isCorrect[place] ? 0 : 1
      return Double(errors) / Double(rank + 1)
    }
  }

  /// The area under the curve, AURC: the mean of the risks, in 0...1. NaN if there are no samples.
  public var area: Double { risks.average }

  /// The area by the trapezoidal rule over the coverages 1/N ... 1, divided by their range (torch-uncertainty: `AURC`). NaN for fewer
  /// than two samples.
  public var trapezoidArea: Double {
    guard let first = risks.first, let last = risks.last, risks.count > 1 else { return .nan }
    return (risks.reduce(0, +) - (first + last) / 2) / Double(risks.count - 1)
  }

  /// The share of right predictions among the ⌈coverage · N⌉ most confident (torch-uncertainty: 1 less `RiskAtxCov`). NaN if there
  /// are no samples.
  ///
  /// - Precondition: coverage is above 0, and at most 1.
  public func accuracy(atCoverage coverage: Double) -> Double {
    precondition(
      coverage > 0 && coverage <= 1, "coverage must be above 0 and at most 1, is \(coverage)")
    guard !risks.isEmpty else { return .nan }
    return 1 - risks[ceilingOfProduct(Double(risks.count), coverage) - 1]
  }

  /// The greatest k/N such that no more than the share `risk` of the k most confident predictions is wrong; 0 if there is no such k
  /// (torch-uncertainty: `CovAtxRisk`, which is NaN then). NaN if there are no samples.
  public func coverage(atRisk risk: Double) -> Double {
    guard !risks.isEmpty else { return .nan }
    let last = risks.lastIndex { $0 <= risk }
    return last.map { Double($0 + 1) / Double(risks.count) } ?? 0
  }
}
