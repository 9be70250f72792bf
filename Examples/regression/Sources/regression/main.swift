import Foundation
import Heteroscedastic
import Model

// Trains a regression, and shows beside the truth what it has found: `swift run -c release regression`.
let key = Key(seed: CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) } ?? 0)
let file = FileManager.default.temporaryDirectory.appending(path: "regression.safetensors")
let training = Noisy(count: 20_000, key: key.child("training"))
let validation = Noisy(count: 1000, key: key.child("validation"))
let (model, history) = try Regression.trained(
  on: training, validation: validation, epochs: 60, key: key.child("model"), path: file.path)
print(model.summary())
print("epochs: \(history.epochs.count)")

let grid = Tensor(shape: [9, 1], scalars: (0..<9).map { Float($0) / 4 - 1 })
let forecast = try Forecast(model, grid, draws: 100, key: key.child("draws"))
print("    x   curve    mean   noise   found   doubt")
for (point, x) in grid.scalars.enumerated() {
  let numbers = [
    Noisy.curve(x), forecast.mean[point], Noisy.noise(x), forecast.noise[point],
    forecast.doubt[point],
  ]
  print(String(format: "%5.2f", x) + numbers.map { String(format: "%8.3f", $0) }.joined())
}
let fresh = Noisy(count: 10_000, key: key.child("new points"))
let coverage = try Forecast(model, fresh.x, draws: 100, key: key.child("draws"))
  .coverage(of: fresh.y)
print(String(format: "new points in their 95%% band: %.1f%%", 100 * coverage))
