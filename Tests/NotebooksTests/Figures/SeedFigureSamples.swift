import Foundation
import Plot

@testable import BayesianCNN

/// Small made-up results for the figures of many seeds.
enum SeedFigureSamples {
  static let figures: [(String, Figure)] = [
    ("draws", draws), ("reliability", reliability), ("estimates", estimates), ("risk", risk),
    ("corruptions", corruptions), ("severity", severity), ("slopes", slopes),
    ("coverage", coverage), ("gallery", gallery), ("scores", scores),
  ]

  /// Numbers about a mean, the same every time.
  private static func around(_ mean: Double, _ spread: Double, _ count: Int = 8) -> [Double] {
    (0..<count).map { mean + spread * sin(Double($0 * $0 + 3 * $0)) }
  }

  private static var draws: Figure {
    let draws = [1, 2, 5, 10, 20, 50, 100, 200]
    func series(_ name: String, _ one: Double, _ many: Double) -> (String, [Double], [Double]) {
      (
        name, draws.map { many + (one - many) / Double($0) },
        draws.map { 0.2 * abs(one - many) / Double($0).squareRoot() }
      )
    }
    return .metricsOverDraws(
      draws: draws,
      panels: [
        (
          "Accuracy", [series("clean", 0.965, 0.976), series("corrupted", 0.933, 0.949)],
          [("ensemble", "clean", 0.981), ("ensemble", "corrupted", 0.96)]
        ),
        ("ECE", [series("clean", 0.005, 0.017)], [("deterministic", "clean", 0.004)]),
      ])
  }

  private static var reliability: Figure {
    .reliability(
      models: [("deterministic", 0), ("Bayesian", 0.1)].map { name, bend in
        let bins = (2..<15).map { bin -> ReliabilityBin in
          let confidence = (Double(bin) + 0.5) / 15
          let accuracy = min(0.99, confidence + bend * sin(.pi * confidence))
          let reach = 0.3 / Double(bin)
          return (
            Double(bin) / 15...Double(bin + 1) / 15, confidence, accuracy, accuracy - reach,
            min(1, accuracy + reach),
            bin == 14 ? 9000 : bin == 4 ? 0 : bin * bin
          )
        }
        return (name, bins)
      })
  }

  private static var estimates: Figure {
    .intervals(
      rows: [
        ("deterministic", "clean", around(0.004, 0.002)),
        ("deterministic", "corrupted", around(0.006, 0.003)),
        ("Bayesian", "clean", around(0.017, 0.002)),
        ("Bayesian", "corrupted", around(0.024, 0.003)),
        ("one seed", "clean", [0.014]),
      ], xLabel: "Expected calibration error", reference: 0, referenceName: "calibrated")
  }

  private static var risk: Figure {
    let coverage = (1...2000).map { Double($0) / 2000 }
    return .riskCoverage(
      panels: [("Clean", 0.025), ("Corrupted", 0.05)].map { title, errors in
        (
          title,
          [("deterministic", 9.0), ("Bayesian", 11), ("ensemble", 14)].map { name, power in
            (name, coverage, coverage.map { errors * pow($0, power) * (20 - power) / 11 })
          }
        )
      })
  }

  private static var corruptions: Figure {
    let rows = ["clean", "shot noise", "fog", "canny edges"]
    return .corruptionHeatMaps(
      rows: rows,
      panels: [
        (
          "Accuracy (%)", ["deterministic", "Bayesian", "ensemble"],
          [[97.4, 97.6, 98.1], [94.7, 92, 95.5], [51.6, 11.9, 40.2], [77.9, 66.9, 80.1]], 1,
          .viridis,
          0...100
        ),
        (
          "Total entropy (bits)", ["Bayesian", "ensemble"],
          [[0.19, 0.15], [0.54, 0.4], [2.42, 1.9], [0.83, .nan]], 2, .sequential, nil
        ),
        (
          "AUROC against clean", ["Bayesian", "ensemble"],
          [[0.5, 0.5], [0.73, 0.74], [0.999, 0.998], [0.79, 0.8]], 3, .sequential, 0.5...1
        ),
      ])
  }

  private static var severity: Figure {
    func series(_ name: String, _ slope: Double) -> (String, [Double], [Double]) {
      (
        name, (0...5).map { 97 - slope * Double($0 * $0) },
        (0...5).map { 0.1 * slope * Double($0) }
      )
    }
    return .severityCurves(
      severities: Array(0...5),
      panels: [
        ("Accuracy", "%", [series("deterministic", 1), series("Bayesian", 0.8)]),
        ("Epistemic part", "bits", [("Bayesian", (0...5).map { 0.05 * Double($0) }, [])]),
        ("AUROC", "", []),
      ])
  }

  private static var slopes: Figure {
    let before = around(0.26, 0.012)
    return .beforeAfter(panels: [
      (
        "Aleatoric part", "bits", before, before.map { 0.82 * $0 },
        ("trained on clean", "trained on corrupted")
      ),
      ("Accuracy", "%", around(94.9, 0.3), around(96, 0.2), ("clean", "corrupted")),
      ("One seed", "", [1], [2], ("a", "b")),
    ])
  }

  private static var coverage: Figure {
    let rows = ["clean", "shot noise", "fog", "canny edges"]
    let means = [0.89, 0.8, 0.46, 0.7]
    return .coverageByCorruption(
      rows: rows,
      series: [
        ("deterministic", means.map { around($0, 0.02) }),
        ("Bayesian", means.map { around(0.97 * $0, 0.02) }),
        ("ensemble", means.prefix(2).map { around($0 + 0.02, 0.01) }),
      ], target: 0.9)
  }

  private static var gallery: Figure {
    let image = (0..<784).map { index in Float(abs(index % 28 - index / 28)) / 27 }
    return .gallery(
      images: [[Float]](repeating: image, count: 6),
      captions: (0..<6).map { "true \($0), says \(9 - $0)\n0.9\($0)" }, columns: 4)
  }

  private static var scores: Figure {
    let shares = (1..<1000).map { Double($0) / 1000 }
    return .scoreDistributions(
      groups: [
        ("clean", shares.map { min(3.32, -0.2 * log(1 - $0)) }),
        ("corrupted", shares.map { min(3.32, -0.4 * log(1 - $0)) }),
        ("rotated", shares.map { 1 + 1.5 * $0 * $0 }), ("noise", shares.map { 2 + $0 }),
        ("blank", around(2.8, 0.1)),
      ], xLabel: "Total entropy (bits)")
  }
}
