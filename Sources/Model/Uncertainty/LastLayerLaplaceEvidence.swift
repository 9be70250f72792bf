extension LastLayerLaplace {
  /// What the log-likelihood of the training samples has to be raised by to give the logarithm of the marginal likelihood, in nats:
  /// -½ Σ ln(1 + λ / δ) - ½ δ ‖w‖², with the eigenvalues λ of H (MacKay's Occam factor; in laplace-torch
  /// `log_marginal_likelihood() - log_likelihood`). The prior precision that makes it greatest is the one chosen by default.
  public var logOccamFactor: Double {
    let volume = curvature.eigenvalues.reduce(0.0) { $0 + Elementary.log1p($1 / priorPrecision) }
    return -(volume + priorPrecision * Self.squaredNorm(kernel, bias)) / 2
  }

  /// The number of weights that the samples determine rather than the prior: γ = Σ λ / (λ + δ) (MacKay, *Bayesian interpolation*, 1992).
  public var effectiveParameters: Double {
    curvature.effectiveParameters(priorPrecision)
  }
}

extension LastLayerCurvature {
  func effectiveParameters(_ priorPrecision: Double) -> Double {
    eigenvalues.reduce(0.0) { $0 + $1 / ($1 + priorPrecision) }
  }

  /// δ where the marginal likelihood is greatest: its slope by ln δ, ½ (γ - δ ‖w‖²), falls throughout, so that bisection finds its only
  /// root; or the end of 10⁻¹⁰...10¹⁰ that is nearer to it.
  func priorPrecisionOfGreatestEvidence(squaredNorm: Double) -> Double {
    var (low, high) = (Elementary.log(1e-10), Elementary.log(1e10))
    // More halvings than a double has bits between the ends.
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let precision = Elementary.exp(middle)
      if effectiveParameters(precision) > precision * squaredNorm {
        low = middle
      } else {
        high = middle
      }
    }
    return Elementary.exp((low + high) / 2)
  }
}
