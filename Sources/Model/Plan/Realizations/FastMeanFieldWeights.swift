internal import CKernels

/// ``MeanFieldWeights`` by vectors of eight weights, for the priors that the kernels know: the standard normal in
/// closed form, and mixtures of normals around zero by Monte Carlo.
package struct FastMeanFieldWeights: Realization {
  private enum Prior {
    case none
    case standardNormal
    /// Scales of the components, and the logarithms of their weights.
    case mixture(logWeights: [Double], scales: [Double])
  }

  private let plain: MeanFieldWeights
  private let prior: Prior

  /// Nil for a prior that the kernels do not know.
  init?(_ plain: MeanFieldWeights) {
    self.plain = plain
    switch plain.regularizer {
    case .none: prior = .none
    case .exact(let normal):
      guard normal.isStandard else { return nil }
      prior = .standardNormal
    case .monteCarlo(let distribution):
      guard let mixture = distribution as? Mixture, let scales = mixture.scalesAroundZero else {
        return nil
      }
      prior = .mixture(logWeights: mixture.logWeights, scales: scales)
    }
  }

  package var name: String { plain.name }
  package var layer: Int { plain.layer }
  package var parameters: Range<Int> { plain.parameters }
  package var weights: Range<Int> { plain.weights }
  package var noiseCount: Int { plain.noiseCount }
  package var klWeight: Double { plain.klWeight }
  /// The scales, and the score of the prior.
  package var scratchCount: Int { weights.count + 32 }

  private var count: Int { weights.count }

  /// On a cache line of its own behind the scales.
  private func score(_ pass: RealizationPass) -> UnsafeMutablePointer<Float> {
    pass.scratch + (count + 15) / 16 * 16
  }

  package func realize(_ pass: RealizationPass) -> Double {
    let loc = pass.parameters + parameters.lowerBound
    let draw = pass.weights + weights.lowerBound
    ck_softplus(loc + count, count, plain.scaleOffset, pass.scratch)
    ck_reparameterize(loc, pass.scratch, pass.noise, count, draw)
    switch prior {
    case .none: return 0
    case .standardNormal: return ck_kl_standard_normal(loc, pass.scratch, count)
    case .mixture(let logWeights, let scales):
      var slope = 0.0
      let nats = ck_kl_mixture(
        draw, pass.noise, pass.scratch, count, logWeights, scales, Int32(scales.count), &slope)
      score(pass).pointee = Float(slope)
      return nats
    }
  }

  package func pullBack(_ pass: RealizationPass, _ gradients: RealizationGradients) {
    let loc = pass.parameters + parameters.lowerBound
    let gradient = gradients.parameters + parameters.lowerBound
    let weight = Float(klWeight)
    let terms: (draw: Float, loc: Float, sigma: Float, entropy: Float) =
      switch prior {
      case .none: (0, 0, 0, 0)
      case .standardNormal: (0, weight, weight, weight)
      case .mixture: (weight * score(pass).pointee, 0, 0, weight)
      }
    ck_variational_pull_back(
      loc, loc + count, pass.scratch, pass.noise, pass.weights + weights.lowerBound,
      gradients.weights + weights.lowerBound, count, terms.draw, terms.loc, terms.sigma,
      terms.entropy, gradient, gradient + count)
  }
}

extension Normal {
  /// Whether it is N(0, 1), once or for every weight.
  fileprivate var isStandard: Bool {
    locs.allSatisfy { $0 == 0 } && scales.allSatisfy { $0 == 1 }
  }
}

extension Mixture {
  fileprivate var logWeights: [Double] { probabilities.map(Elementary.log) }

  /// The scales of the components, if each is one normal around zero, repeated for every weight.
  fileprivate var scalesAroundZero: [Double]? {
    let scales = components.compactMap { component -> Double? in
      guard let normals = component as? Independent, normals.base.batchSize == 1,
        normals.base.locs[0] == 0
      else { return nil }
      return normals.base.scales[0]
    }
    return scales.count == components.count ? scales : nil
  }
}
