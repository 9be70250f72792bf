import Foundation
import Testing

@testable import Datasets

/// The first 1000 test images of MNIST, where `REPORT_DATA` says where it is.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["REPORT_DATA"] != nil))
struct CorruptedMNISTTests {
  /// Mean and standard deviation of all levels, as `References/corruptions_golden.py` prints them, and how far they vary
  /// from one draw of the noise to another: by ours, of twelve draws.
  struct Levels {
    let mean, deviation: Double
    let spread: (mean: Double, deviation: Double)
  }

  static let published = [
    "brightness": Levels(mean: 146.909, deviation: 43.542, spread: (0, 0)),
    "canny_edges": Levels(mean: 27.245, deviation: 78.773, spread: (0, 0)),
    "dotted_line": Levels(mean: 37.240, deviation: 81.138, spread: (0.0208, 0.0144)),
    "fog": Levels(mean: 102.644, deviation: 42.959, spread: (1.0714, 0.5826)),
    "glass_blur": Levels(mean: 31.029, deviation: 60.407, spread: (0.0002, 0.0273)),
    "impulse_noise": Levels(mean: 47.604, deviation: 94.279, spread: (0.0573, 0.049)),
    "motion_blur": Levels(mean: 30.904, deviation: 56.856, spread: (0.0025, 0.0652)),
    "rotate": Levels(mean: 31.174, deviation: 71.183, spread: (0.0006, 0.0011)),
    "scale": Levels(mean: 15.274, deviation: 52.187, spread: (0, 0)),
    "shear": Levels(mean: 33.770, deviation: 73.386, spread: (0.0016, 0.0007)),
    "shot_noise": Levels(mean: 25.604, deviation: 69.189, spread: (0.0406, 0.0759)),
    "stripe": Levels(mean: 154.284, deviation: 119.791, spread: (0, 0)),
    "translate": Levels(mean: 31.037, deviation: 75.968, spread: (0.0088, 0.0076)),
    "zigzag": Levels(mean: 43.316, deviation: 86.203, spread: (0.043, 0.0381)),
  ]

  @Test(arguments: published.keys.sorted())
  func hasTheBrightnessOfThePublishedFunction(name: String) throws {
    let kind = try #require(Corruptions.named(name))
    let published = try #require(Self.published[name])
    let clean = try #require(mnistTest).prefix(1000)
    let (mean, deviation) = moments(kind.init()(clean, key: Key(seed: 0), threads: 2))
    // Four standard deviations of the difference of two draws, and what is lost in printing three places.
    let four = 4 * 2.0.squareRoot()
    #expect(abs(mean - published.mean) < four * published.spread.mean + 0.001)
    #expect(abs(deviation - published.deviation) < four * published.spread.deviation + 0.001)
  }
}

/// MNIST's test images; nil without `REPORT_DATA`.
let mnistTest: LabelledImages? = ProcessInfo.processInfo.environment["REPORT_DATA"].flatMap {
  try? load(URL(filePath: $0), threads: 2).dataset.test
}

/// Mean and standard deviation of all levels.
func moments(_ images: LabelledImages) -> (mean: Double, deviation: Double) {
  let levels = images.pixels.map { Double($0) }
  let mean = levels.reduce(0, +) / Double(levels.count)
  let square = levels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (square / Double(levels.count)).squareRoot())
}
