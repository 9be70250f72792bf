import Model
import Testing

/// The code of docs/measures.md: what stands between `// begin` and `// end`.
@Suite struct MeasureSnippets {
  @Test func scores() throws {
    // begin
    let predictions = try LabelledProbabilities(
      probabilities: [
        0.75, 0.25, 0.0,
        0.125, 0.5, 0.375,
        0.25, 0.25, 0.5,
        0.0, 0.125, 0.875,
      ],
      classes: 3, labels: [0, 2, 2, 2])
    let accuracy = predictions.accuracy  // 0.75
    let logLoss = predictions.logLoss  // 0.524 nats
    let brierScore = predictions.brierScore  // 0.297
    let unsure = predictions.entropies.max()  // 1.5 bits
    // end
    #expect(accuracy == 0.75 && brierScore == 0.296875 && unsure == 1.5)
    #expect(abs(logLoss - 0.524) < 5e-4)

    // begin
    let diagram = predictions.reliability(.equalWidth(15, .rightClosed))
    for bin in diagram.bins where bin.count > 0 {
      print(bin.lower, bin.upper, bin.count, bin.confidence, bin.accuracy)
    }
    let error = diagram.expectedCalibrationError  // 0.094
    let surplus = diagram.overconfidence  // negative: less sure than right
    // end
    #expect(error == 0.09375 && surplus == -0.09375)

    // begin
    let curve = RiskCoverage(
      confidences: predictions.confidences, isCorrect: predictions.isCorrect)
    let half = curve.accuracy(atCoverage: 0.5)  // 1: the two surest are right
    let answered = curve.coverage(atRisk: 0.05)  // 0.5
    // end
    #expect(half == 1 && answered == 0.5)

    // begin
    let interval = BinomialInterval.wilson(3, of: 4)  // 0.30...0.95
    let test = McNemarTest(predictions.isCorrect, [false, true, false, false])
    let p = test.pValue  // 0.625
    // end
    #expect(abs(interval.lowerBound - 0.3006) < 1e-4 && abs(interval.upperBound - 0.9544) < 1e-4)
    #expect(p == 0.625)

    // begin
    let shifted = [0.9, 0.75, 1.5], usual = [0.25, 0.5, 0.75, 0.0]  // entropies, say
    let area = Ranking.auroc(positives: shifted, negatives: usual)
    let precision = Ranking.averagePrecision(positives: shifted, negatives: usual)
    let mistaken = Ranking.falsePositiveRate(positives: shifted, negatives: usual)
    // end
    #expect(area == 11.5 / 12 && mistaken == 0.25)
    #expect(precision == (1 + 1 + 0.75) / 3)
  }

  @Test func calibrated() throws {
    let all = try sampledPredictions(3000, classes: 10, temperature: 2, seed: 1)
    let key = Key(seed: 0)
    // begin
    let held = all.gather(0..<1000)  // not trained on, and not tested on
    let test = all.gather(1000..<3000)
    let scaling = TemperatureScaling(fitting: held)
    let scaled = test.tempered(scaling.temperature)

    let conformal = SplitConformal(calibration: held, coverage: 0.9, score: .adaptive, key: key)
    let sets = conformal.sets(test, key: key)
    let covered = sets.coverage  // 0.9, give or take 0.012
    let single = sets.share(ofSize: 1)
    // end
    #expect(scaled.logLoss < test.logLoss && scaled.accuracy == test.accuracy)
    #expect(abs(covered - 0.9) < 4 * 0.012 && (0...1).contains(single))
  }
}
