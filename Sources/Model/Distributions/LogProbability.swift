/// Log-probabilities of outcomes, one a sample, or an affine function of them: values and formula.
///
/// `compile` calls a loss function once, with an example, and reads off the factor and the constant;
/// so that the function may say `-yPred.logProb(yTrue)`, and the gradient is known.
public struct LogProbability: Sendable {
  let logProbs: [Double]
  /// The function is scale × log-probability + offset.
  public let scale: Double
  public let offset: Double

  init(_ logProbs: [Double], scale: Double = 1, offset: Double = 0) {
    (self.logProbs, self.scale, self.offset) = (logProbs, scale, offset)
  }

  /// In nats, one a sample.
  public var values: [Double] { logProbs.map { scale * $0 + offset } }

  public static prefix func - (x: LogProbability) -> LogProbability { x * -1 }
  public static func * (x: LogProbability, factor: Double) -> LogProbability {
    LogProbability(x.logProbs, scale: x.scale * factor, offset: x.offset * factor)
  }
  public static func * (factor: Double, x: LogProbability) -> LogProbability { x * factor }
  public static func / (x: LogProbability, divisor: Double) -> LogProbability {
    LogProbability(x.logProbs, scale: x.scale / divisor, offset: x.offset / divisor)
  }
  public static func + (x: LogProbability, constant: Double) -> LogProbability {
    LogProbability(x.logProbs, scale: x.scale, offset: x.offset + constant)
  }
  public static func - (x: LogProbability, constant: Double) -> LogProbability { x + -constant }
}
