/// Sets a share of the numbers to zero, others for each sample and step, and multiplies the rest so that the expectation stays
/// (Keras: `Dropout`; Srivastava et al., JMLR 15, 2014). Without training it does nothing, unless it is Monte-Carlo dropout, which
/// draws at prediction, too (Gal and Ghahramani, arXiv:1506.02142).
public struct Dropout: Layer {
  /// The share that becomes zero, at least 0 and below 1.
  public let rate: Double
  /// Whether it draws without training, too.
  public let isMonteCarlo: Bool

  /// - Parameters:
  ///   - rate: the share that becomes zero, at least 0 and below 1; otherwise the model throws.
  ///   - isMonteCarlo: whether values are dropped in predictions as well.
  public init(_ rate: Double, isMonteCarlo: Bool = false) {
    (self.rate, self.isMonteCarlo) = (rate, isMonteCarlo)
  }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    try scope.require(
      rate >= 0 && rate < 1, "rate of dropout", "found \(rate), expected at least 0 and below 1")
    guard rate > 0, scope.isTraining || isMonteCarlo else { return x }
    let uniform = Tensor.uniformPerSample(x.shape, key: scope.key())
    // In double precision: 1 - rate would be some units off otherwise.
    let factor: Double = 1 / (1 - rate)
    return select(greater(Tensor(rate), uniform), 0, x * factor)
  }
}

/// Shifts and scales the numbers along the last axis to mean 0 and variance 1, then by trained factors (Keras:
/// `LayerNormalization`; Ba, Kiros and Hinton, arXiv:1607.06450). `center` and `scale` say whether there are trained shifts and
/// factors.
public struct LayerNormalization: Layer {
  /// Added to the variance before its root is taken.
  public let epsilon: Double
  /// Whether there are trained shifts.
  public let center: Bool
  /// Whether there are trained factors.
  public let scale: Bool

  /// - Parameters:
  ///   - epsilon: ≥ 0, added to the variance; otherwise the model throws.
  ///   - center: whether there are trained shifts.
  ///   - scale: whether there are trained factors.
  public init(epsilon: Double = 1e-3, center: Bool = true, scale: Bool = true) {
    (self.epsilon, self.center, self.scale) = (epsilon, center, scale)
  }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    try scope.require(
      !x.shape.isEmpty && epsilon >= 0, "layer normalization",
      "found shape \(x.shape) and epsilon \(epsilon), expected an axis and at least 0")
    let width = [x.shape[x.shape.count - 1]]
    let centred = x - x.mean([-1], keepsAxes: true)
    let variance = square(centred).mean([-1], keepsAxes: true)
    var response = centred / sqrt(variance + epsilon)
    if scale { response *= scope.variable("gamma", shape: width, .ones) }
    if center { response += scope.variable("beta", shape: width, .zeros) }
    return response
  }
}
