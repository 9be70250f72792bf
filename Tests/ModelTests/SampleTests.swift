import Model
import Testing

/// The contract of every distribution's samples: they are drawn from it, and move as they should with the parameters.
@Suite struct SampleTests {
  private static let count = 4000

  /// Means and variances within five standard errors.
  @Test(arguments: DistributionCase.all) func moments(_ test: DistributionCase) {
    let samples = test.samples(Self.count, key: Key(seed: 3))
    let (means, variances) = (test.distribution.mean.scalars, test.distribution.variance.scalars)
    for place in means.indices {
      let moments = Moments(column(place, of: samples, width: means.count))
      let (mean, variance) = (Double(means[place]), Double(variances[place]))
      // What has no variance has the roundings of single precision.
      #expect(abs(moments.mean - mean) <= 5 * moments.error(Self.count) + 1e-6 * abs(mean))
      #expect(
        abs(moments.variance - variance) <= 5 * moments.varianceError(Self.count) + 1e-6 * variance)
    }
  }

  /// The test of Kolmogorov and Smirnov: a distance above 2.23/√n comes once in ten thousand samples, of which
  /// there are twenty.
  @Test(arguments: DistributionCase.all.filter { $0.events.shape == [2] && $0.outcomes == nil })
  func kolmogorovSmirnov(_ test: DistributionCase) {
    let samples = test.samples(Self.count, key: Key(seed: 3))
    let cumulative = test.distribution.cdf(samples)
    for batch in 0..<2 {
      let sorted = column(batch, of: cumulative, width: 2).sorted()
      let distance =
        sorted.enumerated().map { rank, probability in
          let count = Double(Self.count)
          return max(probability - Double(rank) / count, Double(rank + 1) / count - probability)
        }.max() ?? 1
      #expect(distance < 2.23 / Double(Self.count).squareRoot(), "\(test.name)")
    }
  }

  /// Elements of a Dirichlet vector follow beta distributions.
  @Test func marginalsOfDirichlet() throws {
    let test = try #require(DistributionCase.all.first { $0.name == "Dirichlet" })
    let concentration = test.parameters[0]
    let marginals = Beta(
      concentration1: concentration,
      concentration0: concentration.sum([-1], keepsAxes: true) - concentration)
    let cumulative = marginals.cdf(test.samples(Self.count, key: Key(seed: 3)))
    for place in 0..<6 {
      // Cumulative probabilities are uniform: with mean ½ and variance 1/12.
      let moments = Moments(column(place, of: cumulative, width: 6))
      #expect(abs(moments.mean - 0.5) < 5 * moments.error(Self.count))
      #expect(abs(moments.variance - 1.0 / 12) < 5 * moments.varianceError(Self.count))
    }
  }

  /// Pearson's χ² of the counts: above 13.8 with two degrees of freedom, or 10.8 with one, it comes once in a thousand samples,
  /// of which there are six.
  @Test(arguments: DistributionCase.all.filter { $0.outcomes != nil && $0.name != "Deterministic" })
  func chiSquare(_ test: DistributionCase) throws {
    let outcomes = try #require(test.outcomes)
    let samples = test.samples(Self.count, key: Key(seed: 3))
    let event = test.distribution.eventShape
    let isMet = equal(samples.reshaped([Self.count, 1, 2] + event), outcomes)
    let counts = (event.isEmpty ? isMet : -(-isMet).max([-1])).sum([0]).scalars
    let expected = (test.distribution.prob(outcomes) * Double(Self.count)).scalars
    for batch in 0..<2 {
      let terms = stride(from: batch, to: counts.count, by: 2).map { place in
        Double(
          (counts[place] - expected[place]) * (counts[place] - expected[place]) / expected[place])
      }
      #expect(terms.reduce(0, +) < (terms.count == 2 ? 10.8 : 13.8), "\(test.name)")
    }
  }

  /// At a fixed key, samples that move as the sampler is written have the slope of differences.
  @Test(arguments: DistributionCase.all.filter { $0.slope == .direct })
  func slopesAreThoseOfDifferences(_ test: DistributionCase) throws {
    // Away from where a uniform draw chooses another component.
    try expectSlopes(
      of: { square(test.make($0).sample(Key(seed: 4))).sum() }, at: test.parameters, test.name)
  }

  /// The mean slope of x and of x² is the slope of their expectation, within five standard errors, whichever way x moves.
  @Test(arguments: DistributionCase.all.filter { $0.slope != .none })
  func slopesOfExpectations(_ test: DistributionCase) throws {
    let many = test.repeated(Self.count)
    for isSquared in [false, true] {
      let slopes = try gradient(
        of: { tensors in
          let x = test.make(tensors).sample(Key(seed: 5))
          return (isSquared ? square(x) : x).sum()
        }, at: many)
      let expected = try gradient(
        of: { tensors in
          let distribution = test.make(tensors)
          let mean = distribution.mean
          return (isSquared ? distribution.variance + square(mean) : mean).sum()
        }, at: test.parameters)
      for (slopes, expected) in zip(slopes, expected) {
        for (place, slope) in expected.scalars.enumerated() {
          let moments = Moments(column(place, of: slopes, width: expected.size))
          // What does not vary has the roundings of single precision.
          let bound = 5 * moments.error(Self.count) + 1e-5 * max(1, abs(Double(slope)))
          #expect(
            abs(moments.mean - Double(slope)) < bound, "\(test.name): \(moments.mean), \(slope)")
        }
      }
    }
  }

  /// A gamma variate moves so that its cumulative probability stays: p dz = -(∂P/∂α) dα, the latter by differences.
  @Test func implicitSlopeOfGamma() throws {
    for alpha: Float in [0.125, 0.75, 1, 3, 40] {
      let concentration = Tensor([alpha, alpha, alpha, alpha])
      let sampler: @Sendable (Tensor) -> Tensor = {
        Gamma(concentration: $0, rate: 1).sample(Key(seed: 6))
      }
      let z = sampler(concentration)
      let slope = try gradient(of: { sampler($0).sum() }, at: concentration)
      let moved = slope * Gamma(concentration: concentration, rate: 1).prob(z)
      // A share of how far probabilities reach: of α, or of the standard deviation √α.
      let step = min(Double(alpha), Double(alpha).squareRoot()) / 64
      let ends = [step, -step].map { Gamma(concentration: concentration + $0, rate: 1).cdf(z) }
      let differences = (ends[0] - ends[1]) / (2 * step)
      for (found, expected) in zip(moved.scalars, differences.scalars) {
        // The difference's error is of the order of its square, and its rounding 10⁻⁷ over the step.
        #expect(abs(found + expected) < 1e-3 * abs(expected) + Float(2e-7 / step), "\(alpha)")
      }
    }
  }

  /// Concentrations as great as single precision's numbers: a variate is its concentration then, and moves with it.
  @Test func greatConcentrations() throws {
    for alpha: Float in [1e6, 1e9, 1e20, 1e37] {
      let sampler: @Sendable (Tensor) -> Tensor = {
        Gamma(concentration: $0, rate: 1).sample(Key(seed: 6))
      }
      // Six standard deviations; and ln α is a number of up to 90, with a rounding of 4e-6.
      let bound = 6 / alpha.squareRoot() + 1e-5
      #expect(abs(sampler(Tensor([alpha])).scalars[0] / alpha - 1) < bound)
      #expect(
        abs(try gradient(of: { sampler($0).sum() }, at: Tensor([alpha])).scalars[0] - 1) < bound)
    }
  }
}
