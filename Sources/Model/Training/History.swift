/// What `fit` has seen, an epoch after the other.
public struct History: Sendable, Equatable {
  /// One log for each epoch.
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
  /// Loss of the answers, plus what layers add.
  public let loss: Double
  /// In the order of `compile`.
  public let metrics: [MetricLog]
  /// What layers have added, in the model's order.
  public let kl: [LayerDivergence]
  /// On the validation data, after the epoch.
  public internal(set) var validation: Evaluation?

  /// Share of samples whose class was found; NaN if that is none of the metrics.
  public var accuracy: Double { metrics.accuracy }

  /// The loss without the divergences: in nats, for a log-likelihood.
  public var negativeLogLikelihood: Double { loss - kl.reduce(0) { $0 + $1.loss } }

  var line: String {
    let bar = String(repeating: "=", count: 30)
    let own = [MetricLog(name: "loss", value: loss)] + metrics
    let after = validation.map { [MetricLog(name: "loss", value: $0.loss)] + $0.metrics } ?? []
    return "\(samples)/\(samples) [\(bar)]"
      + own.map { " - \($0.name): \(KerasNumber.text($0.value))" }.joined()
      + after.map { " - val_\($0.name): \(KerasNumber.text($0.value))" }.joined()
  }
}

/// A metric's mean over some samples.
public struct MetricLog: Sendable, Equatable {
  /// The metric's name: "accuracy".
  public let name: String
  /// Mean over the samples.
  public let value: Double
}

extension [MetricLog] {
  /// The mean of `Accuracy`; NaN without it.
  var accuracy: Double { first { $0.name == "accuracy" }?.value ?? .nan }
}

/// Divergence of a layer's posterior from its prior, mean over an epoch.
public struct LayerDivergence: Sendable, Equatable {
  /// The layer's name.
  public let layer: String
  /// Mean over the epoch's steps, in nats, whatever its weight.
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
