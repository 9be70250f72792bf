import Model
import Testing

@Suite struct TemperatureScalingTests {
  @Test(arguments: [0.5, 1, 3]) func findsTheTemperatureOfTheTruth(_ truth: Double) throws {
    let p = try sampledPredictions(20_000, temperature: truth, seed: 4)
    let found = TemperatureScaling(fitting: p).temperature
    // Of 20,000 samples; a standard error is below 2 % for each of them.
    #expect(abs(found / truth - 1) <= 0.06, "\(found)")
  }

  @Test func noOtherTemperatureHasLessLoss() throws {
    for seed in 0..<5 as Range<UInt64> {
      let p = try sampledPredictions(200, temperature: 2, seed: seed).tempered(0.5)
      let found = TemperatureScaling(fitting: p).temperature
      let least = p.tempered(found).logLoss
      for factor in [0.5, 0.9, 0.999, 1.001, 1.1, 2] {
        #expect(p.tempered(found * factor).logLoss > least)
      }
      #expect(
        close(TemperatureScaling(fitting: p.tempered(found)).temperature, 1, within: 1e-9))
      #expect(p.tempered(found).favourites == p.favourites)
    }
  }

  @Test func endsOfTheRange() throws {
    let right = try LabelledProbabilities(probabilities: [0.75, 0.25], classes: 2, labels: [0])
    #expect(TemperatureScaling(fitting: right).temperature == 0.01)
    let wrong = try LabelledProbabilities(probabilities: [0.75, 0.25], classes: 2, labels: [1])
    #expect(TemperatureScaling(fitting: wrong).temperature == 100)
  }

  @Test func whatSaysNothing() throws {
    let uniform = try LabelledProbabilities(
      probabilities: [0.25, 0.25, 0.25, 0.25], classes: 4, labels: [1])
    let certain = try LabelledProbabilities(
      probabilities: [1, 0, 0, 1], classes: 2, labels: [0, 0])
    let one = try LabelledProbabilities(probabilities: [1, 1], classes: 1, labels: [0, 0])
    #expect(
      [uniform, certain, one].map { TemperatureScaling(fitting: $0).temperature } == [1, 1, 1])
  }
}
