import Testing

@testable import Model

/// Rankings, tests, intervals and sets against scikit-learn, statsmodels and MAPIE (References/measure_golden.py).
@Suite struct GoldenDecisionTests {
  @Test(arguments: MeasureRecord.all("ranking")) func rankings(_ record: MeasureRecord) throws {
    let positives = try #require(record.positives)
    let negatives = try #require(record.negatives)
    let (auroc, precision) = try (#require(record.auroc), #require(record.averagePrecision))
    #expect(close(Ranking.auroc(positives: positives, negatives: negatives), auroc))
    let found = Ranking.averagePrecision(positives: positives, negatives: negatives)
    #expect(close(found, precision))
    let levels = try #require(record.levels)
    #expect(
      levels.map {
        Ranking.falsePositiveRate(
          positives: positives, negatives: negatives, atTruePositiveRate: $0)
      } == record.falsePositiveRates)
    #expect(
      Ranking.falsePositiveRate(positives: positives, negatives: negatives)
        == record.falsePositiveRates?[2])
  }

  @Test(arguments: MeasureRecord.all("mcnemar")) func pairedTests(_ record: MeasureRecord) throws {
    let counts = try #require(record.counts)
    let outcomes = [(true, true), (true, false), (false, true), (false, false)]
    let pairs = zip(outcomes, counts).flatMap { Array(repeating: $0, count: $1) }
    let test = McNemarTest(pairs.map(\.0), pairs.map(\.1))
    #expect([test.onlyFirst, test.onlySecond, test.count] == [counts[1], counts[2], pairs.count])
    let pValue = try #require(record.pValue)
    // Relative: a small probability is to have its digits. SciPy's own has 12 of them for thousands of samples.
    #expect(abs(test.pValue - pValue) <= 1e-11 * pValue, "\(test.pValue), expected \(pValue)")
    #expect(close(test.difference, try #require(record.difference)))
    #expect(close(test.standardError, try #require(record.standardError)))
  }

  @Test(arguments: MeasureRecord.all("wilson")) func intervals(_ record: MeasureRecord) throws {
    let interval = try BinomialInterval.wilson(
      #require(record.successes), of: #require(record.count), z: #require(record.z))
    let expected = try #require(record.interval)
    #expect(close(interval.lowerBound, expected[0]) && close(interval.upperBound, expected[1]))
  }

  @Test(arguments: MeasureRecord.all("conformal")) func sets(_ record: MeasureRecord) throws {
    let all = MeasureRecord.all("conformal")
    let predictions = try #require(GoldenMeasureTests.sets.first).predictions()
    // MAPIE takes a random part off the mass of a class and all before it.
    let drawn = try #require(all.compactMap(\.uniforms).first { !$0.isEmpty }).map { 1 - $0 }
    let conformal = SplitConformal(
      calibration: predictions.gather(0..<150), coverage: try #require(record.coverage),
      score: record.score == "lac" ? .leastAmbiguous : .adaptive, uniforms: drawn)
    #expect(close(conformal.threshold, try #require(record.threshold).value))
    let sets = conformal.sets(predictions.gather(150..<300), uniforms: drawn)
    guard conformal.threshold.isFinite else {
      #expect(sets.sizes.allSatisfy { $0 == 10 } && sets.coverage == 1)
      return
    }
    let expected = try #require(record.sets).joined().map { $0 == "1" }
    #expect(sets.isMember == expected)
  }
}
