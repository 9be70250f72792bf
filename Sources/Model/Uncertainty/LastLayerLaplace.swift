/// A Laplace approximation of the posterior of a classifier's last, linear layer; the layers before it stay as they were trained.
///
/// Around the trained weights w the log-posterior is taken to be quadratic: the posterior is normal, with mean w and precision
/// H + δ I, where H is the generalised Gauss-Newton matrix of the negative log-likelihood, summed over the training samples, and δ
/// the precision of a normal prior of mean 0 (MacKay, *A practical Bayesian framework for backpropagation networks*, 1992; Daxberger
/// et al., *Laplace redux*, arXiv:2106.14806; laplace-torch: `subset_of_weights="last_layer"`). No training is needed.
///
/// The bias is the weight of one more feature, which is 1 throughout. Weights that were not trained with the prior are not quite at
/// the maximum of the posterior; as in laplace-torch, this is passed over.
public struct LastLayerLaplace: Sendable {
  /// Which form of the Gauss-Newton matrix is used.
  public enum Structure: Sendable {
    /// A Kronecker product of a matrix of the features and one of the classes (laplace-torch: "kron", bias included).
    case kronecker
    /// Its diagonal: independent weights (laplace-torch: "diag").
    case diagonal
    /// All of it, for F · K up to 400 (laplace-torch: "full").
    case full
  }

  /// Means of the weights, [F, K].
  public let kernel: Tensor
  /// Means of the biases, [K], or nil for a layer without.
  public let bias: Tensor?
  /// δ, the inverse variance of each weight under the prior.
  public let priorPrecision: Double
  let curvature: any LastLayerCurvature

  /// - Parameters:
  ///   - features: of the training samples, [N, F]: what the last layer was given.
  ///   - kernel: the layer's trained weights, [F, K].
  ///   - bias: its trained biases, [K], if it has any.
  ///   - priorPrecision: δ > 0; nil for the one of the greatest marginal likelihood, within 10⁻¹⁰ to 10¹⁰.
  ///   - structure: the form of the Gauss-Newton matrix.
  ///
  /// Throws when shapes do not fit together, on values that are not finite, without samples, and when there are too many weights for
  /// the full matrix.
  public init(
    features: Tensor, kernel: Tensor, bias: Tensor?, priorPrecision: Double? = nil,
    structure: Structure = .kronecker
  ) throws(ModelError) {
    (self.kernel, self.bias) = (kernel, bias)
    try Self.check(kernel, bias, priorPrecision)
    let inputs = try Self.inputs(features, kernel, bias)
    try ModelError.require(
      inputs.count >= 1, "number of samples", at: Self.place, "found 0, expected at least 1")
    let samples = LastLayerSamples(
      features: inputs, probabilities: softmax(Self.logits(features, kernel, bias)))
    switch structure {
    case .kronecker: curvature = KroneckerCurvature(samples)
    case .diagonal: curvature = DiagonalCurvature(samples)
    case .full:
      let count = inputs.rowSize * kernel.rowSize
      try ModelError.require(
        count <= Self.greatestFull, "number of weights", at: Self.place,
        "found \(count) for the full matrix, expected at most \(Self.greatestFull)")
      curvature = FullCurvature(samples)
    }
    let squares = Self.squaredNorm(kernel, bias)
    self.priorPrecision =
      priorPrecision ?? curvature.priorPrecisionOfGreatestEvidence(squaredNorm: squares)
  }

  static let place = "LastLayerLaplace"
  private static let greatestFull = 400

  private static func check(
    _ kernel: Tensor, _ bias: Tensor?, _ priorPrecision: Double?
  ) throws(ModelError) {
    try ModelError.require(
      kernel.shape.count == 2 && kernel.size > 0, "kernel of the wrong shape", at: place,
      "found \(kernel.shape), expected [features, classes]")
    try ModelError.require(
      bias.map { $0.shape == [kernel.rowSize] } ?? true, "bias of the wrong shape", at: place,
      "found \(bias?.shape ?? []), expected [\(kernel.rowSize)]")
    try ModelError.require(
      priorPrecision.map { $0 > 0 && $0.isFinite } ?? true, "prior precision", at: place,
      "found \(priorPrecision ?? 0), expected a number > 0")
    try Targets.checkFinite(kernel, "\(place), kernel")
    if let bias { try Targets.checkFinite(bias, "\(place), bias") }
  }

  /// Features, with a column of ones if there is a bias.
  static func inputs(
    _ features: Tensor, _ kernel: Tensor, _ bias: Tensor?
  ) throws(ModelError) -> Tensor {
    try ModelError.require(
      features.shape.count == 2 && features.rowSize == kernel.count, "features of the wrong shape",
      at: place, "found \(features.shape), expected [N, \(kernel.count)]")
    try Targets.checkFinite(features, "\(place), features")
    guard bias != nil else { return features }
    return .concatenated([features, .ones([features.count, 1])])
  }

  static func logits(_ features: Tensor, _ kernel: Tensor, _ bias: Tensor?) -> Tensor {
    let sums = features.dot(kernel)
    return bias.map { sums + $0 } ?? sums
  }

  static func squaredNorm(_ kernel: Tensor, _ bias: Tensor?) -> Double {
    (kernel.scalars + (bias?.scalars ?? [])).reduce(0.0) { $0 + Double($1) * Double($1) }
  }
}
