extension LastLayerLaplace {
  /// Predictions under draws of the last layer's weights. Draw k is that of `key.child(k)`, and the same for all samples: w + (H + δ I)^(-½) ε,
  /// with the symmetric root and standard normal ε (laplace-torch: `predictive_samples(pred_type="nn")`).
  ///
  /// - Parameters:
  ///   - features: [M, F].
  ///   - draws: at least 1.
  ///   - key: names the draws.
  ///
  /// Throws when shapes do not fit, on values that are not finite, and when there is less than one draw.
  public func predict(
    _ features: Tensor, draws: Int, key: Key
  ) throws(ModelError) -> PosteriorPredictive {
    try ModelError.require(
      draws >= 1, "number of draws", at: Self.place, "found \(draws), expected at least 1")
    _ = try Self.inputs(features, kernel, bias)
    let deviations = curvature.eigenvalues.map { 1 / ($0 + priorPrecision).squareRoot() }
    return PosteriorPredictive(
      (0..<draws).map { draw in
        let noise = key.child(draw).normals(count: deviations.count).map(Double.init)
        let scaled = zip(curvature.projected(noise), deviations).map { $0 * $1 }
        return logits(features, shift: curvature.rotated(scaled).map { Float($0) })
      })
  }

  /// Logits of weights that are shifted from their means; the bias's shift stands after the kernel's.
  private func logits(_ features: Tensor, shift: [Float]) -> Tensor {
    let moved = kernel + Tensor(shape: kernel.shape, scalars: Array(shift.prefix(kernel.size)))
    let rest = Tensor(Array(shift.dropFirst(kernel.size)))
    return Self.logits(features, moved, bias.map { $0 + rest })
  }

  /// Covariance of the logits of each sample under the posterior, [M, K, K] for features [M, F]: J (H + δ I)⁻¹ Jᵀ (laplace-torch:
  /// `functional_variance`). Throws as `predict` does.
  public func logitCovariance(_ features: Tensor) throws(ModelError) -> Tensor {
    let inputs = try Self.inputs(features, kernel, bias)
    let variances = curvature.eigenvalues.map { 1 / ($0 + priorPrecision) }
    let classes = kernel.rowSize
    let covariances = (0..<inputs.count).map { sample in
      covariance(inputs.row(sample).map(Double.init), variances)
    }
    return Tensor(
      shape: [inputs.count, classes, classes],
      scalars: covariances.flatMap { $0.scalars.map { Float($0) } })
  }

  /// The same for one sample, given the variances along the eigenvectors.
  func covariance(_ input: [Double], _ variances: [Double]) -> DoubleMatrix {
    let gradients = (0..<kernel.rowSize).map { curvature.projected(input, of: $0) }
    var covariance = DoubleMatrix(rows: kernel.rowSize, columns: kernel.rowSize)
    for k in gradients.indices {
      for l in gradients.indices {
        covariance[k, l] = variances.indices.reduce(0.0) {
          $0 + gradients[k][$1] * variances[$1] * gradients[l][$1]
        }
      }
    }
    return covariance
  }
}
