import Model
import Testing

/// The contract of every distribution: shapes, a density that adds up to 1 and has the slope of its gradient, and divergences.
@Suite struct DistributionTests {
  @Test func nobodyIsMissing() throws {
    let names = Set(DistributionCase.all.map { String(describing: type(of: $0.distribution)) })
    #expect(try conformers(to: "Distribution") == names)
  }

  @Test(arguments: DistributionCase.all) func shapes(_ test: DistributionCase) {
    let distribution = test.distribution
    let event = distribution.eventShape
    #expect(distribution.batchShape == [2])
    #expect(event == Array(test.events.shape.dropFirst()))
    #expect(distribution.logProb(test.events).shape == [2])
    #expect(distribution.sample(Key(seed: 1)).shape == [2] + event)
    #expect(distribution.mean.shape == [2] + event)
    #expect(distribution.variance.shape == [2] + event)
    #expect(test.samples(5, key: Key(seed: 1)).shape == [5, 2] + event)
  }

  /// By the rule of midpoints, which is exact where the density and its slopes go to 0 at the ends, or, as for the uniform distribution,
  /// steps lie between cells; a kink, as Laplace's, costs a share of the square of a cell's width, 10⁻⁵. For a Dirichlet distribution the cells at the edge count in part: about a thousandth of all.
  @Test(arguments: DistributionCase.all.filter { !$0.support.isEmpty })
  func densityIntegratesToOne(_ test: DistributionCase) {
    let grid = Grid(test.support, isSimplex: test.isSimplex)
    let sums = test.distribution.prob(grid.events).sum([0]) * grid.volume
    for sum in sums.scalars { #expect(abs(sum - 1) < (test.isSimplex ? 1e-3 : 1e-4)) }
  }

  @Test(arguments: DistributionCase.all) func probabilitiesAddUpToOne(_ test: DistributionCase) {
    guard let outcomes = test.outcomes else { return }
    // Some roundings of single precision.
    for sum in test.distribution.prob(outcomes).sum([0]).scalars { #expect(abs(sum - 1) < 1e-6) }
  }

  /// The distribution function grows by the density: the rule of midpoints, as above.
  @Test(arguments: DistributionCase.all.filter { $0.support.count == 1 })
  func distributionFunctionIsTheIntegral(_ test: DistributionCase) {
    let grid = Grid(test.support, isSimplex: false)
    let density = test.distribution.prob(grid.events).scalars
    let ends = test.distribution.cdf(grid.events + grid.volume / 2).scalars
    for batch in 0..<2 {
      var sum = 0.0
      for cell in stride(from: batch, to: density.count, by: 2) {
        sum += Double(density[cell]) * grid.volume
        guard abs(sum - Double(ends[cell])) < 1e-4 else {
          Issue.record("\(test.name): \(sum), \(ends[cell]) at cell \(cell / 2)")
          return
        }
      }
    }
  }

  /// Where one component's density is infinite the mixture's is; where all are 0 it is.
  @Test func mixturesWhereDensitiesAreInfinite() {
    let parts = [0.5, 2].map { Beta(concentration1: Tensor($0), concentration0: 1) }
    let mixture = Mixture(probabilities: [0.5, 0.5], components: parts)
    let found = [0, 2].map { mixture.logProb(Tensor($0)).scalar }
    #expect(found == [.infinity, -.infinity])
  }

  @Test(arguments: DistributionCase.all) func gradientsAreThoseOfTheDensity(
    _ test: DistributionCase
  ) throws {
    let isDiscrete = test.outcomes != nil
    // Not for Deterministic, which has no slope, and along a simplex there is no direction of one coordinate.
    guard test.name != "Deterministic" else { return }
    let arguments = test.parameters + (isDiscrete || test.isSimplex ? [] : [test.events])
    let function: @Sendable ([Tensor]) -> Tensor = { tensors in
      let count = test.parameters.count
      let x = tensors.count > count ? tensors[count] : test.events
      return test.make(Array(tensors.prefix(count))).logProb(x).sum()
    }
    try expectSlopes(of: function, at: arguments, test.name)
  }

  /// A divergence is at least 0, and 0 of a distribution from itself: but for the roundings of terms of about 10.
  @Test(arguments: DistributionCase.all) func divergences(_ test: DistributionCase) throws {
    let q = test.distribution
    guard q.divergence(from: q) != nil else { return }
    for nats in try klDivergence(q, q).checked().scalars { #expect(abs(nats) < 1e-5) }
    guard test.name != "Deterministic" else { return }
    let p = test.make(test.parameters.map { $0 * 1.25 })
    let closed = try klDivergence(q, p).checked()
    #expect(closed.shape == [2])
    let count = 4000
    let many = test.make(test.repeated(count))
    let draws = many.sample(Key(seed: 8))
    let terms = many.logProb(draws) - p.logProb(draws)
    let estimate = klDivergence(q, p, samples: 100, key: Key(seed: 9))
    for batch in 0..<2 {
      let moments = Moments(column(batch, of: terms, width: 2))
      let nats = Double(closed.scalars[batch])
      #expect(nats >= -1e-5)
      #expect(abs(nats - moments.mean) < 5 * moments.error(count) + 1e-5, "\(test.name)")
      #expect(
        abs(nats - Double(estimate.scalars[batch])) < 5 * moments.error(100) + 1e-5, "\(test.name)")
    }
  }

  /// Nowhere outside of the support is the density anything but 0, nor its logarithm no number.
  @Test func outsideOfTheSupport() throws {
    let cases: [(any Distribution, Tensor)] = [
      (HalfNormal(scale: 1), -1), (Gamma(concentration: 2, rate: 1), -1),
      (Gamma(concentration: 0.5, rate: 1), -1), (Beta(concentration1: 2, concentration0: 3), -0.5),
      (Beta(concentration1: 0.5, concentration0: 0.5), 1.5), (Uniform(low: 0, high: 1), 1.5),
      (Categorical(logits: Tensor([0, 1])), 2), (Deterministic(loc: 1), 0),
      (Dirichlet(concentration: Tensor([2, 3])), Tensor([0.5, 0.75])),
      (Dirichlet(concentration: Tensor([2, 3])), Tensor([1.5, -0.5])),
    ]
    for (distribution, x) in cases {
      #expect(distribution.logProb(x).scalar == -.infinity, "\(distribution)")
      let slope = try gradient(of: { distribution.logProb($0).sum() }, at: x)
      #expect(slope.scalars.allSatisfy { !$0.isNaN }, "\(distribution)")
    }
  }
}
