import Model
import Testing

@Suite struct DecisionTests {
  @Test func riskAsCoverageGrows() {
    let curve = RiskCoverage(
      confidences: [0.5, 0.9, 0.7, 0.9], isCorrect: [true, true, false, true])
    #expect(curve.risks == [0, 0, 1.0 / 3, 0.25])
    #expect(curve.area == (1.0 / 3 + 0.25) / 4)
    #expect(close(curve.trapezoidArea, (1.0 / 3 + 0.125) / 3))
    #expect(curve.accuracy(atCoverage: 0.5) == 1 && curve.accuracy(atCoverage: 0.51) == 1 - 1.0 / 3)
    #expect(curve.accuracy(atCoverage: 1) == 0.75 && curve.accuracy(atCoverage: 1e-9) == 1)
    #expect(curve.coverage(atRisk: 0) == 0.5 && curve.coverage(atRisk: 0.3) == 1)
  }

  /// The first of equal confidences is the first given.
  @Test func equalConfidencesStayInOrder() {
    let isCorrect = [false, true, true, true]
    let curve = RiskCoverage(confidences: [1, 1, 1, 1], isCorrect: isCorrect)
    #expect(curve.risks == [1, 0.5, 1.0 / 3, 0.25])
    #expect(curve.coverage(atRisk: 0.2) == 0)
  }

  @Test func exactTests() {
    let even = McNemarTest([true, false], [false, true])
    #expect(even.pValue == 1 && even.difference == 0 && even.standardError == 0.5.squareRoot())
    let first = [Bool](repeating: true, count: 6)
    let test = McNemarTest(first, first.map(!))
    #expect(test.onlyFirst == 6 && test.onlySecond == 0 && test.difference == 1)
    #expect(test.pValue == 0.03125 && test.standardError == 0)
    // 2 · 2⁻²⁰⁰⁰ is below the least number of double precision.
    let many = [Bool](repeating: true, count: 2000)
    #expect(McNemarTest(many, many.map(!)).pValue == 0)
  }

  @Test func intervalsWithinZeroAndOne() {
    #expect(BinomialInterval.wilson(0, of: 0) == 0...1)
    for count in 1...40 {
      for successes in 0...count {
        let interval = BinomialInterval.wilson(successes, of: count)
        let share = Double(successes) / Double(count)
        #expect(interval.contains(share) && interval.lowerBound >= 0 && interval.upperBound <= 1)
        let other = BinomialInterval.wilson(count - successes, of: count)
        #expect(close(interval.lowerBound, 1 - other.upperBound))
        #expect(BinomialInterval.wilson(successes, of: count, z: 0).contains(share))
      }
    }
  }

  @Test func thresholdsOfRankings() {
    // 95 % of 20 are 19: the threshold is 2, which one of four negatives reaches.
    let positives = (1...20).map(Double.init)
    let rate = Ranking.falsePositiveRate(positives: positives, negatives: [0, 1, 1.5, 2])
    #expect(rate == 0.25)
    #expect(
      Ranking.falsePositiveRate(positives: positives, negatives: [30], atTruePositiveRate: 0) == 0)
    // Precision is 1/1 for the first positive, 2/4 for the two ties with a negative each.
    #expect(
      Ranking.averagePrecision(positives: [3, 1, 1], negatives: [1, 0]) == (1 + 2 * 0.75) / 3)
    #expect(Ranking.averagePrecision(positives: [1], negatives: []) == 1)
    #expect(Ranking.averagePrecision(positives: [], negatives: [1]).isNaN)
    #expect(Ranking.averagePrecision(positives: [1], negatives: [.nan]).isNaN)
    #expect(Ranking.falsePositiveRate(positives: [1], negatives: []).isNaN)
    #expect(Ranking.falsePositiveRate(positives: [.nan], negatives: [1]).isNaN)
  }
}
