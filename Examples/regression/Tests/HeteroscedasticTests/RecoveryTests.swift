import Foundation
import Heteroscedastic
import Model
import Testing

/// What a regression finds in data whose curve and noise are known.
@Suite struct RecoveryTests {
  @Test(arguments: [0, 1, 2] as [UInt64])
  func noiseIsRecoveredAndBandsHold(_ seed: UInt64) throws {
    let key = Key(seed: seed)
    let (model, history) = try trained(key)
    #expect(history.epochs.allSatisfy { $0.validation != nil })

    // Nearly from end to end: at the ends themselves there are points on one side only.
    let grid = Tensor(shape: [39, 1], scalars: (0..<39).map { Float($0) / 20 - 0.95 })
    let forecast = try Forecast(model, grid, draws: 200, key: key.child("draws"))
    for (x, noise) in zip(grid.scalars, forecast.noise) {
      #expect(abs(noise / Noisy.noise(x) - 1) < 0.1, "found \(noise) at \(x)")
    }

    let fresh = Noisy(count: 10_000, key: key.child("new points"))
    let coverage = try Forecast(model, fresh.x, draws: 200, key: key.child("draws"))
      .coverage(of: fresh.y)
    #expect((0.93...0.97).contains(coverage), "found \(coverage)")
  }

  @Test func weightsComeBackFromTheirFile() throws {
    let path = temporaryFile("again")
    let (model, _) = try trained(Key(seed: 0), epochs: 1)
    try model.saveWeights(to: path)
    var other = try Regression.model(count: 20_000, steps: 1, key: Key(seed: 1))
    #expect(other.weights != model.weights)
    try other.loadWeights(from: path)
    #expect(other.weights == model.weights)
  }

  private func trained(
    _ key: Key, epochs: Int = 60
  ) throws -> (model: Sequential, history: History) {
    try Regression.trained(
      on: Noisy(count: 20_000, key: key.child("training")),
      validation: Noisy(count: 1000, key: key.child("validation")), epochs: epochs,
      key: key.child("model"), path: temporaryFile("weights"))
  }

  private func temporaryFile(_ name: String) -> String {
    FileManager.default.temporaryDirectory
      .appending(path: "\(name)-\(UUID().uuidString).safetensors").path
  }
}
