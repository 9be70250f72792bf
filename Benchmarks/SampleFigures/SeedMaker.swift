import Foundation

/// Makes up results of many seeds, with numbers such as independent implementations of the models have had.
struct SeedMaker {
  private var source = SampleMaker()
  private let seeds = 24

  /// All figures of many seeds.
  ///
  /// - Parameter images: shades of digits, 784 each.
  mutating func figures(images: [[Double]]) -> [SampleFigure] {
    [
      draws(), reliability(), estimates(), risk(), corruptions(), severity(), slopes(),
      SampleFigure(
        "gallery", .gallery, ["images": images.flatMap(\.self)],
        labels: images.indices.map { "true \($0 % 10), says \(7 * $0 % 10)\n0.9\($0 % 10)" }),
      scores(),
    ]
  }

  /// About normally distributed: the sum of twelve even numbers.
  private mutating func around(_ mean: Double, _ deviation: Double) -> [Double] {
    (0..<seeds).map { _ in
      mean + deviation * ((0..<12).map { _ in source.next() }.reduce(0, +) - 6)
    }
  }

  private func draws() -> SampleFigure {
    let draws = [1.0, 2, 5, 10, 20, 50, 100, 200]
    // From one draw to many, the deviation of one, a deterministic net, an ensemble.
    let numbers: [(String, [Double], [Double])] = [
      (
        "Accuracy", [0.965, 0.9764, 0.0035, 0.9743, 0.9809],
        [0.9328, 0.9495, 0.0062, 0.9476, 0.9596]
      ),
      (
        "Log loss (nats)", [0.11, 0.083, 0.011, 0.082, 0.067], [0.207, 0.164, 0.012, 0.162, 0.133]
      ),
      ("Brier score", [0.053, 0.039, 0.004, 0.039, 0.031], [0.1, 0.077, 0.006, 0.077, 0.062]),
      ("ECE", [0.0049, 0.0171, 0.002, 0.0042, 0.0141], [0.0086, 0.0238, 0.003, 0.0058, 0.0238]),
    ]
    var values = ["draws": draws]
    for (panel, clean, corrupted) in numbers {
      for (set, number) in [("clean", clean), ("corrupted", corrupted)] {
        values["\(panel) \(set) mean"] = draws.map { number[1] + (number[0] - number[1]) / $0 }
        values["\(panel) \(set) deviation"] = draws.map { number[2] * (0.3 + 0.7 / $0) }
        values["\(panel) \(set) deterministic"] = [number[3]]
        values["\(panel) \(set) ensemble"] = [number[4]]
      }
    }
    return SampleFigure("draws", .draws, values, labels: numbers.map(\.0))
  }

  private mutating func reliability() -> SampleFigure {
    let models = [("deterministic", 0.0), ("Bayesian", 0.12), ("ensemble", 0.1), ("scaled", 0.01)]
    var values: [String: [Double]] = [:]
    for (model, bend) in models {
      let confidence = (2..<15).map { $0 == 14 ? 0.995 : (Double($0) + 0.5) / 15 }
      let count = confidence.map { $0 > 0.99 ? 9000 : (8 + 240 * $0 * $0).rounded() }
      let accuracy = confidence.map {
        min(0.995, max(0.05, $0 + bend * sin(.pi * $0) + 0.08 * (source.next() - 0.5)))
      }
      let reach = zip(accuracy, count).map { 1.96 * ($0 * (1 - $0) / $1).squareRoot() }
      values["\(model) confidence"] = confidence
      values["\(model) accuracy"] = accuracy
      values["\(model) low"] = zip(accuracy, reach).map { max(0, $0 - $1) }
      values["\(model) high"] = zip(accuracy, reach).map { min(1, $0 + $1) }
      values["\(model) count"] = count
    }
    return SampleFigure("reliability", .reliability, values, labels: models.map(\.0))
  }

  private mutating func estimates() -> SampleFigure {
    let models = [
      ("deterministic", 0.0052, 0.0068), ("Bayesian", 0.0171, 0.0238),
      ("Bayesian, scaled", 0.0055, 0.006), ("ensemble", 0.0141, 0.0238),
    ]
    var values: [String: [Double]] = [:]
    for (model, clean, corrupted) in models {
      values["\(model) clean"] = around(clean, 0.0012)
      values["\(model) corrupted"] = around(corrupted, 0.0018)
    }
    return SampleFigure("estimates", .estimates, values, labels: models.map(\.0))
  }

  private mutating func risk() -> SampleFigure {
    let models = [("deterministic", 0.0257), ("Bayesian", 0.0238), ("ensemble", 0.0191)]
    var values: [String: [Double]] = [:]
    for (set, factor) in [("clean", 1.0), ("corrupted", 2.1)] {
      for (model, errors) in models {
        var wrong = 0.0
        values["\(set) \(model)"] = (0..<10_000).map { index in
          let share = Double(index) / 10_000
          if source.next() < factor * errors * 26 * pow(share, 25) { wrong += 1 }
          return wrong / Double(index + 1)
        }
      }
    }
    return SampleFigure("risk", .risk, values, labels: models.map(\.0))
  }

  private mutating func severity() -> SampleFigure {
    let panels = [("Accuracy", 0.974, -0.01), ("Total entropy", 0.12, 0.02), ("AUROC", 0.5, 0.012)]
    var values: [String: [Double]] = [:]
    for (panel, start, slope) in panels {
      for (model, factor) in [("deterministic", 1.0), ("Bayesian", 0.75)] {
        values["\(panel) \(model) mean"] = (0..<6).map {
          start + factor * slope * pow(Double($0), 1.6)
        }
        values["\(panel) \(model) deviation"] = (0..<6).map { abs(slope) * 0.3 * Double($0) }
      }
    }
    return SampleFigure("severity", .severity, values, labels: panels.map(\.0))
  }

  private mutating func slopes() -> SampleFigure {
    let panels = [("Aleatoric part", 0.261, 0.215), ("Epistemic part", 0.066, 0.057)]
    var values: [String: [Double]] = [:]
    for (panel, before, after) in panels {
      values["\(panel) before"] = around(before, 0.03 * before)
      values["\(panel) after"] = around(after, 0.03 * after)
    }
    return SampleFigure("slopes", .slopes, values, labels: panels.map(\.0))
  }

  private mutating func scores() -> SampleFigure {
    let values = [
      "clean": (0..<10_000).map { _ in min(3.32, -0.36 * log(1 - source.next()) * source.next()) },
      "corrupted": (0..<10_000).map { _ in
        min(3.32, -0.66 * log(1 - source.next()) * source.next())
      },
      "rotated": (0..<10_000).map { _ in 0.3 + source.next() + source.next() },
      "noise": (0..<1_000).map { _ in 1.2 + 0.9 * (source.next() + source.next()) },
      "blank": around(2.6, 0.05),
    ]
    return SampleFigure(
      "scores", .scores, values, labels: ["clean", "corrupted", "rotated", "noise", "blank"])
  }
}
