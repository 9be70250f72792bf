import Datasets
import LiterateModel
import Report
import Testing

@testable import BayesianCNN

/// Calibration on a few images that no model can learn.
@Suite struct CalibrationTests {
  private static func images(_ seed: UInt64) -> ImageTensors {
    let labels = (0..<40).map { $0 % 10 }
    return ImageTensors(
      images: Tensor(
        shape: [40, 4, 4, 1], scalars: Key(seed: seed).uniform(count: 640, in: 0..<1)),
      labels: Tensor(shape: [40, 1], scalars: labels.map { Float($0) }),
      oneHot: .oneHot(labels, classes: 10))
  }

  private static func retrained(_ name: String, seed: UInt64) throws -> Retrained {
    let digits = DigitImages(
      corruption: "fog", corruptionType: Fog.self, train: images(1), test: images(2),
      corruptedTest: images(3), load: { _ in images(4) })
    let model = try Sequential(
      [Flatten(), Dense(units: 10, activation: .softmax)], inputShape: [4, 4, 1],
      key: Key(seed: seed), name: name)
    return try Retrained(
      model, images(5), digits, [Probe(name: "fog", title: "fog", set: images(6))], draws: 1,
      probeDraws: 1,
      key: Key(seed: seed), on: Device())
  }

  private static let calibration = Result {
    Calibration(
      [
        try retrained("deterministic", seed: 1), try retrained("bayesian", seed: 1),
        try retrained("deterministic", seed: 2), try retrained("bayesian", seed: 2),
      ], bayesianDraws: 1)
  }

  @Test func modelsAreToldApart() throws {
    let calibration = try Self.calibration.get()
    #expect(calibration.deterministicModels.count == 2 && calibration.bayesianModels.count == 2)
    #expect(calibration.temperatureTable(id: "t").rows.count == 4)
    #expect(calibration.coverageTable(id: "t").rows.count == 8)
  }

  /// 0.9 less three times √(0.09 / 40 + 0.09 / 40).
  @Test func theFloorIsThreeStandardDeviationsBelow() throws {
    let floor = try Self.calibration.get().coverage.floor
    #expect(abs(floor - 0.698753882025019) < 1e-15)
  }

  /// A temperature is fitted on the images put aside: on these it is no worse than none.
  @Test func aTemperatureMendsWhereItIsFitted() throws {
    for model in try Self.calibration.get().bayesianModels {
      #expect(model.temperature > 0)
      #expect(model.heldOut.tempered(model.temperature).logLoss <= model.heldOut.logLoss)
    }
  }

  /// Who guesses ten classes at random has to name nine of them.
  @Test func setsOfAGuesserAreLarge() throws {
    for model in try Self.calibration.get().deterministicModels {
      for sets in [model.leastAmbiguous.clean, model.adaptive.clean] {
        #expect(sets.meanSize > 5 && sets.coverage > 0.6)
      }
    }
  }

  /// Images of the same kind break no promise.
  @Test func whatIsNotBrokenIsSaid() throws {
    let calibration = try Self.calibration.get()
    let probe = Probe(name: "fog", title: "fog", set: Self.images(6))
    let broken = calibration.broken([probe])
    let sentence: Prose = """
      Under none of the \(1) corruptions do the sets of both models break their promise\(" on every seed"), by more than three standard
      deviations of chance.
      """
    #expect(broken.sentence == sentence)
    #expect(broken.condition.holds && broken.condition.seeds == [])
  }
}
