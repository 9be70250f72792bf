import Foundation

/// Makes up results that look like those of the notebook.
struct SampleMaker {
  private var state: UInt64 = 1

  /// Evenly between 0 and 1 (SplitMix64).
  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ (bits >> 31)) >> 11) / 9_007_199_254_740_992
  }

  /// - Parameter doubt: 0 for none, 1 for about the same to all classes.
  mutating func prediction(
    _ image: [Double], _ label: Int, doubt: Double
  ) -> [String: [Double]] {
    let raw = (0..<10).map { doubt * next() * next() + ($0 == label ? 1 - 0.9 * doubt : 0) }
    let total = raw.reduce(0, +)
    let mean = raw.map { $0 / total }
    let spread = mean.map { 4 * doubt * $0 * (1 - $0) * (0.3 + next()) }
    return [
      "image": image, "label": [Double(label)], "mean": mean,
      "lower": zip(mean, spread).map { max(0, $0 - $1) },
      "upper": zip(mean, spread).map { min(1, $0 + 1.6 * $1) },
    ]
  }

  mutating func entropy(
    _ name: String, correct: Int, means: (Double, Double)
  ) -> SampleFigure {
    let right = (0..<correct).map { _ in min(3.3, -means.0 * log(1 - next()) * 2 * next()) }
    let wrong = (correct..<10_000).map { _ in
      min(3.3, means.1 * (next() + next() + next()) / 1.5)
    }
    return SampleFigure(name, .entropy, ["correct": right, "incorrect": wrong])
  }

  func densities() -> SampleFigure {
    func normal(_ x: Double, _ scale: Double) -> Double {
      exp(-x * x / (2 * scale * scale)) / (scale * (2 * Double.pi).squareRoot())
    }
    let x = (0..<1000).map { -5 + 10 * Double($0) / 999 }
    return SampleFigure(
      "prior-density", .densities,
      [
        "x": x, "spike and slab": x.map { (normal($0, 1) + normal($0, 10)) / 2 },
        "unit normal": x.map { normal($0, 1) },
      ])
  }

  func training() -> SampleFigure {
    let loss = [0.5030, 0.1557, 0.1215, 0.1058, 0.0957]
    let accuracy = [0.8644, 0.9528, 0.9628, 0.9678, 0.9708]
    return SampleFigure(
      "training", .training,
      [
        "deterministic loss": loss, "deterministic accuracy": accuracy,
        "probabilistic loss": loss, "probabilistic accuracy": accuracy,
        "Bayesian loss": [
          1.9654, 0.7335, 0.4049, 0.2979, 0.2429, 0.2111, 0.1958, 0.1827, 0.1730, 0.1642,
        ],
        "Bayesian accuracy": [
          0.3240, 0.7664, 0.8780, 0.9127, 0.9313, 0.9421, 0.9487, 0.9523, 0.9558, 0.9585,
        ],
        "Bayesian KL": [16_100, 12_300, 9_800, 7_900, 6_400, 5_200, 4_300, 3_700, 3_200, 2_900],
      ])
  }

  mutating func filters() -> SampleFigure {
    SampleFigure(
      "filters", .filters,
      [
        "means": (0..<200).map { _ in next() + next() - 1 },
        "deviations": (0..<200).map { _ in 0.05 + 0.4 * next() },
      ])
  }
}
