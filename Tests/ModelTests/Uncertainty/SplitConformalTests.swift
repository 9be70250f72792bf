import Model
import Testing

@Suite struct SplitConformalTests {
  private func predictions(_ ofTrueClass: [Double]) throws -> LabelledProbabilities {
    try LabelledProbabilities(
      probabilities: ofTrueClass.flatMap { [$0, 1 - $0] }, classes: 2,
      labels: ofTrueClass.map { _ in 0 })
  }

  /// Of 9 scores the ninth is the quantile for 0.9: ⌈10 · 0.9⌉. Of 8 there is none.
  @Test func thresholdIsARank() throws {
    let scores = [0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]
    let all = try predictions(scores.map { 1 - $0 })
    func threshold(_ p: LabelledProbabilities, _ coverage: Double) -> Double {
      let key = Key(seed: 0)
      return SplitConformal(calibration: p, coverage: coverage, score: .leastAmbiguous, key: key)
        .threshold
    }
    #expect(threshold(all, 0.9) == 1 && threshold(all, 0.8) == 0.875)
    #expect(threshold(all, 0.81) == 1 && threshold(all, 0.1) == 0 && threshold(all, 1e-9) == 0)
    #expect(threshold(all.gather(0..<8), 0.9) == .infinity && threshold(all, 1) == .infinity)
    // 0.55 · 100 is a little more than 55 in double precision; rank 55 it is all the same.
    let many = try predictions((1...99).map { 1 - Double($0) / 128 })
    #expect(threshold(many, 0.55) == 55.0 / 128)
  }

  @Test func setsOfTheLeastAmbiguous() throws {
    let calibration = try predictions([0.75, 0.75, 0.75])
    let conformal = SplitConformal(
      calibration: calibration, coverage: 0.7, score: .leastAmbiguous, key: Key(seed: 0))
    #expect(conformal.threshold == 0.25)
    let p = try LabelledProbabilities(
      probabilities: [0.75, 0.25, 0.5, 0.5, 0.125, 0.875], classes: 2, labels: [0, 0, 0])
    let sets = conformal.sets(p, key: Key(seed: 0))
    #expect(sets.isMember == [true, false, false, false, false, true])
    #expect(sets.sizes == [1, 0, 1] && sets.covers == [true, false, false])
    #expect(sets.coverage == 1.0 / 3 && sets.meanSize == 2.0 / 3)
    #expect(sets.share(ofSize: 1) == 2.0 / 3 && sets.share(ofSize: 2) == 0)
  }

  /// Predictions that are not calibrated at all: the promise is for any model.
  @Test(arguments: [SplitConformal.Score.leastAmbiguous, .adaptive], [0.5, 0.9, 0.95])
  func coversAsOftenAsAskedFor(_ score: SplitConformal.Score, _ coverage: Double) throws {
    let p = try sampledPredictions(12_000, temperature: 3, seed: 5).tempered(0.5)
    let key = Key(seed: 3)
    let conformal = SplitConformal(
      calibration: p.gather(0..<2000), coverage: coverage, score: score, key: key)
    let found = conformal.sets(p.gather(2000..<12_000), key: key).coverage
    // Four standard errors, of both samples.
    let error = (coverage * (1 - coverage) * (1.0 / 2000 + 1.0 / 10_000)).squareRoot()
    #expect(abs(found - coverage) <= 4 * error, "\(found)")
  }

  /// The larger of two equal probabilities is that of the first class.
  @Test func massOfClassesInOrder() throws {
    let p = try LabelledProbabilities(
      probabilities: [0.25, 0.5, 0.25], classes: 3, labels: [1])
    let calibration = try LabelledProbabilities(
      probabilities: Array(repeating: [0.5, 0.5], count: 999).flatMap { $0 }, classes: 2,
      labels: Array(repeating: 1, count: 999))
    // Scores are 0.5 and a uniform part of 0.5.
    let conformal = SplitConformal(
      calibration: calibration, coverage: 0.001, score: .adaptive, key: Key(seed: 0))
    #expect((0.5...0.51).contains(conformal.threshold))
    let sets = (0..<400).map { conformal.sets(p, key: Key(seed: $0)) }
    #expect(sets.allSatisfy { $0.covers == [true] && !$0.isMember[2] })
    // The first of the two others, only with a small random part.
    #expect(sets.filter { $0.isMember[0] }.count < 40)
  }

  /// The same key names other numbers for calibration and for predictions, and another key others again.
  @Test func keysNameTheRandomParts() throws {
    let p = try sampledPredictions(300)
    func sets(_ seed: UInt64) -> [Bool] {
      let conformal = SplitConformal(calibration: p, score: .adaptive, key: Key(seed: 0))
      return conformal.sets(p, key: Key(seed: seed)).isMember
    }
    #expect(sets(0) == sets(0) && sets(0) != sets(1))
    let conformal = SplitConformal(calibration: p, score: .adaptive, key: Key(seed: 0))
    // With the numbers of calibration, just rank ⌈301 · 0.9⌉ = 271 of its 300 sets would cover.
    #expect(conformal.sets(p, key: Key(seed: 0)).covers.filter { $0 }.count != 271)
  }
}
