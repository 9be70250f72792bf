/// What `fit` has seen, an epoch after the other.
public struct History: Sendable, Equatable {
  public var epochs: [EpochLog]

  /// Lines as Keras prints them when an epoch has ended, without times.
  public var log: String {
    epochs.enumerated().map { index, epoch in
      "Epoch \(index + 1)/\(epochs.count)\n\(epoch.line)"
    }.joined(separator: "\n")
  }
}

/// Means over the samples of one epoch, taken while the weights moved.
public struct EpochLog: Sendable, Equatable {
  /// Samples in the epoch.
  public let samples: Int
  /// Loss of the answers, in nats, plus the divergences with their weights.
  public let loss: Double
  public let accuracy: Double
  /// The layers with a divergence, in the model's order.
  public let kl: [LayerDivergence]

  /// The loss without the divergences: in nats, for a log-likelihood.
  public var negativeLogLikelihood: Double { loss - kl.reduce(0) { $0 + $1.loss } }

  var line: String {
    let bar = String(repeating: "=", count: 30)
    return "\(samples)/\(samples) [\(bar)] - loss: \(KerasNumber.text(loss))"
      + " - accuracy: \(KerasNumber.text(accuracy))"
  }
}

/// Divergence of a layer's posterior from its prior, mean over an epoch.
public struct LayerDivergence: Sendable, Equatable {
  /// The layer's name.
  public let layer: String
  public let nats: Double
  /// What it adds to the loss: nats times their weight.
  public let loss: Double
}

/// Numbers in a progress line: four decimals, or an exponent when they would show nothing.
enum KerasNumber {
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    return abs(value) > 1e-3 || value == 0 ? fixed(value) : scientific(value)
  }

  /// Four decimals.
  static func fixed(_ value: Double) -> String {
    let scaled = (abs(value) * 10_000).rounded(.toNearestOrEven)
    guard scaled < 1e15 else { return "\(value)" }
    let digits = Int(scaled)
    let fraction = String(digits % 10_000)
    let zeros = String(repeating: "0", count: 4 - fraction.count)
    return (value < 0 ? "-" : "") + "\(digits / 10_000).\(zeros)\(fraction)"
  }

  /// d.dddde-dd
  static func scientific(_ value: Double) -> String {
    var (mantissa, exponent) = (abs(value), 0)
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    while mantissa >= 9.99995 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let power = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
    return (value < 0 ? "-" : "") + fixed(mantissa) + "e\(exponent < 0 ? "-" : "+")\(power)"
  }
}
