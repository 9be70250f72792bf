/// What is left out of a posterior when its weights are taken to be independent.
public struct MeanFieldComparison: Sendable, Equatable {
  /// The mean over the weights of the standard deviation that the independent normals give it, relative to that of the posterior: at
  /// most 1. Independent normals are too sure of each weight.
  public let weightDeviations: Double
  /// The same of the logits, less their mean over the classes: root mean squares over samples and classes. It can be above 1, where
  /// the posterior's weights make up for each other, and is below 1 where a sample asks for what the training samples did not settle.
  public let logitDeviations: Double
  /// Weights that the samples determine: γ of the posterior.
  public let effectiveParameters: Double
  /// The same by the diagonal alone: Σ h / (h + δ) over the diagonal h of H. Not less.
  public let independentEffectiveParameters: Double
}

extension LastLayerLaplace {
  /// The posterior beside the best independent normals: those that make KL(q ‖ posterior) least, as variational inference does. For a
  /// normal posterior they have its mean, and as precisions the diagonal of its precision H + δ I (Bishop, *Pattern recognition and
  /// machine learning*, section 10.1.2).
  ///
  /// - Parameter features: of the samples whose logits are compared, [M, F]; at least one.
  ///
  /// Throws when shapes do not fit, on values that are not finite, and without samples.
  public func meanFieldComparison(_ features: Tensor) throws(ModelError) -> MeanFieldComparison {
    let inputs = try Self.inputs(features, kernel, bias)
    try ModelError.require(
      inputs.count >= 1, "number of samples", at: Self.place, "found 0, expected at least 1")
    let diagonal = curvature.diagonal(curvature.eigenvalues)
    let independent = diagonal.map { 1 / ($0 + priorPrecision) }
    let variances = curvature.eigenvalues.map { 1 / ($0 + priorPrecision) }
    let ratios = zip(independent, curvature.diagonal(variances)).map { ($0 / $1).squareRoot() }
    let spreads = (0..<inputs.count).map { sample in
      spread(inputs.row(sample).map(Double.init), variances, independent)
    }
    let (sum, sumIndependent) = spreads.reduce((0.0, 0.0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    return MeanFieldComparison(
      weightDeviations: ratios.reduce(0, +) / Double(ratios.count),
      logitDeviations: (sumIndependent / sum).squareRoot(),
      effectiveParameters: effectiveParameters,
      independentEffectiveParameters: diagonal.reduce(0.0) { $0 + $1 / ($1 + priorPrecision) })
  }

  /// Variances of a sample's logits less their mean, summed over the classes: under the posterior, and for independent weights.
  private func spread(
    _ input: [Double], _ variances: [Double], _ independent: [Double]
  ) -> (Double, Double) {
    let classes = kernel.rowSize
    let covariance = covariance(input, variances)
    let trace = (0..<classes).reduce(0.0) { $0 + covariance[$1, $1] }
    let mean = covariance.scalars.reduce(0, +) / Double(classes)
    let own = input.indices.reduce(0.0) { sum, feature in
      let range = feature * classes..<(feature + 1) * classes
      return sum + input[feature] * input[feature] * independent[range].reduce(0, +)
    }
    return (trace - mean, own * (1 - 1 / Double(classes)))
  }
}
