/// Entropy of discrete distributions. Natural units are nats; one bit is ln 2 nats.
public enum Entropy {
  /// Nats in a bit.
  public static let natsPerBit = 0.693147180559945309417232121458

  /// -Σ p ln p of the probabilities, in nats, with 0 ln 0 = 0, added up in double precision (PyTorch: `special.entr`). They are taken as
  /// they are: that they add up to 1 is not asked for, and a negative one makes it NaN.
  public static func nats(_ probabilities: some Sequence<some BinaryFloatingPoint>) -> Double {
    probabilities.reduce(0) { sum, p in
      p == 0 ? sum : sum - Double(p) * Elementary.log(Double(p))
    }
  }

  /// -Σ p log₂ p of the probabilities, in bits, with 0 log₂ 0 = 0: as `nats`, divided by ln 2.
  public static func bits(_ probabilities: some Sequence<some BinaryFloatingPoint>) -> Double {
    nats(probabilities) / natsPerBit
  }
}
