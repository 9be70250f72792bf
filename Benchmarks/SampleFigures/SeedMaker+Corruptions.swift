extension SeedMaker {
  /// Accuracy of a deterministic and of a Bayesian net, entropy, and AUROC against clean digits, as measured once with NumPy.
  private static let measured: [(name: String, numbers: [Double])] = [
    ("clean", [0.975, 0.972, 0.20, 0.5]), ("spatter", [0.947, 0.942, 0.33, 0.61]),
    ("shot noise", [0.947, 0.920, 0.54, 0.73]), ("impulse noise", [0.725, 0.793, 0.82, 0.82]),
    ("glass blur", [0.794, 0.687, 1.88, 0.96]), ("motion blur", [0.695, 0.658, 1.83, 0.97]),
    ("shear", [0.917, 0.922, 0.54, 0.74]), ("scale", [0.823, 0.793, 0.99, 0.89]),
    ("rotate", [0.847, 0.857, 0.70, 0.79]), ("brightness", [0.962, 0.955, 0.70, 0.84]),
    ("translate", [0.504, 0.546, 1.16, 0.90]), ("stripe", [0.533, 0.831, 0.80, 0.79]),
    ("fog", [0.516, 0.119, 2.42, 0.999]), ("dotted line", [0.892, 0.936, 0.40, 0.65]),
    ("zigzag", [0.741, 0.744, 0.71, 0.76]), ("canny edges", [0.779, 0.669, 0.83, 0.79]),
  ]

  func corruptions() -> SampleFigure {
    func column(_ index: Int, _ change: (Double) -> Double = { $0 }) -> [Double] {
      Self.measured.map { change($0.numbers[index]) }
    }
    return SampleFigure(
      "corruptions", .corruptions,
      [
        "accuracy deterministic": column(0) { 100 * $0 },
        "accuracy Bayesian": column(1) { 100 * $0 },
        "accuracy ensemble": column(0) { min(99, 100 * $0 + 2) },
        "entropy Bayesian": column(2), "entropy ensemble": column(2) { 0.8 * $0 },
        "AUROC Bayesian": column(3), "AUROC ensemble": column(3) { min(0.998, $0 + 0.01) },
      ], labels: Self.measured.map(\.name))
  }
}
