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

  /// The entropy of the softmax of logits z, in nats: with m = max z, e = exp(z - m) and S = Σ e it is
  /// ln S - Σ e (z - m) / S, where e = 0 counts as 0.
  static func nats(logits: ArraySlice<Float>) -> Double {
    let greatest = Double(logits.max() ?? 0)
    var (sum, weighted) = (0.0, 0.0)
    for z in logits {
      let distance = Double(z) - greatest
      let e = Elementary.exp(distance)
      sum += e
      if e > 0 { weighted += e * distance }
    }
    return max(0, Elementary.log(sum) - weighted / sum)
  }

  /// ln Σ exp x, shifted by the maximum against overflow.
  static func logSumExp(_ x: [Double]) -> Double {
    guard let greatest = x.max(), greatest.isFinite else { return x.max() ?? -.infinity }
    return greatest + Elementary.log(x.reduce(0) { $0 + Elementary.exp($1 - greatest) })
  }
}
