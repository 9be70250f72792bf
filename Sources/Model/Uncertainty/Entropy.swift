/// Entropy of discrete distributions. Natural units are nats; one bit is ln 2 nats.
public enum Entropy {
  /// Nats in a bit.
  public static let natsPerBit = 0.693147180559945309417232121458

  /// -Σ p ln p of the probabilities, in nats, with 0 ln 0 = 0 (PyTorch: `special.entr`).
  public static func nats(_ probabilities: some Sequence<Float>) -> Double {
    probabilities.reduce(0) { sum, p in
      p == 0 ? sum : sum - Double(p) * Elementary.log(Double(p))
    }
  }

  /// -Σ p log₂ p of the probabilities, in bits, with 0 log₂ 0 = 0.
  public static func bits(_ probabilities: some Sequence<Float>) -> Double {
    nats(probabilities) / natsPerBit
  }

  /// -p ln p for a given ln p, 0 when p underflows.
  static func nats(logProbability: Double) -> Double {
    let p = Elementary.exp(logProbability)
    return p == 0 ? 0 : -p * logProbability
  }

  /// ln Σ exp x, shifted by the maximum against overflow.
  static func logSumExp(_ x: [Double]) -> Double {
    guard let greatest = x.max(), greatest.isFinite else { return x.max() ?? -.infinity }
    return greatest + Elementary.log(x.reduce(0) { $0 + Elementary.exp($1 - greatest) })
  }
}
