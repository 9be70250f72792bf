/// Weights drawn from independent normals by reparameterisation, w = µ + σ ε with
/// σ = `scaleOffset` + softplus(ρ) (Kingma and Welling, arXiv:1312.6114; docs/numerics.md 4).
///
/// The parameters are µ, then ρ. The divergence from the prior enters the loss with `klWeight`: exact
/// when the prior is normal, or one sample of it, with the same draw as the forward pass.
package struct MeanFieldWeights: Realization {
  package enum Regularizer: Sendable {
    case none
    /// KL(q ‖ p), in closed form, from a normal prior.
    case exact(prior: Normal)
    /// ln q(w) - ln p(w) at the draw w.
    case monteCarlo(prior: any Distribution)
  }

  package let name: String
  package let layer: Int
  package let parameters: Range<Int>
  package let weights: Range<Int>
  package let scaleOffset: Float
  package let regularizer: Regularizer
  package let klWeight: Double

  package var noiseCount: Int { weights.count }
  /// The scales, and the gradient of ln p.
  package var scratchCount: Int { 2 * weights.count }

  package func realize(_ pass: RealizationPass) -> Double {
    let count = weights.count
    let loc = pass.parameters + parameters.lowerBound
    let draw = pass.weights + weights.lowerBound
    for i in 0..<count {
      pass.scratch[i] = scaleOffset + Elementary.softplus(loc[count + i])
      draw[i] = loc[i] + pass.scratch[i] * pass.noise[i]
    }
    return divergence(pass, loc, draw)
  }

  /// In nats.
  private func divergence(
    _ pass: RealizationPass, _ loc: UnsafePointer<Float>, _ draw: UnsafePointer<Float>
  ) -> Double {
    let scales = UnsafeBufferPointer(start: pass.scratch, count: weights.count)
    switch regularizer {
    case .none: return 0
    case .exact(let prior):
      return NormalDivergence.exact(
        UnsafeBufferPointer(start: loc, count: scales.count), scales, prior)
    case .monteCarlo(let prior):
      let score = UnsafeMutableBufferPointer(
        start: pass.scratch + scales.count, count: scales.count)
      score.update(repeating: 0)
      let logPrior = prior.logProb(
        UnsafeBufferPointer(start: draw, count: scales.count), addingGradientTo: score, weight: 1)
      return NormalDivergence.logDensity(noise: pass.noise, scales) - logPrior
    }
  }

  package func pullBack(_ pass: RealizationPass, _ gradients: RealizationGradients) {
    let count = weights.count
    let loc = pass.parameters + parameters.lowerBound
    let dw = gradients.weights + weights.lowerBound
    let dLoc = gradients.parameters + parameters.lowerBound
    let weight = Float(klWeight)
    for i in 0..<count {
      let scale = pass.scratch[i]
      var (byLoc, byScale) = (dw[i], dw[i] * pass.noise[i])
      switch regularizer {
      case .none: break
      case .exact(let prior):
        let variance = Float(prior.scaleSquared(i))
        byLoc += weight * (loc[i] - Float(prior.loc(i))) / variance
        byScale += weight * (scale / variance - 1 / scale)
      case .monteCarlo:
        let score = pass.scratch[count + i]
        byLoc -= weight * score
        byScale -= weight * (score * pass.noise[i] + 1 / scale)
      }
      dLoc[i] = byLoc
      dLoc[count + i] = byScale * Elementary.sigmoid(loc[count + i])
    }
  }
}
