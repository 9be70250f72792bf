import Testing

@testable import Model

/// The contract of every distribution: the gradient is that of the log-density, and samples are drawn from it.
@Suite struct DistributionTests {
  static let all: [any Distribution] = [
    Independent(Normal(loc: 0.5, scale: 2), eventShape: 3),
    Independent(Normal(locs: [0, -1, 2], scales: [1, 0.5, 3]), eventShape: 3),
    IndependentNormal(3)([0, -1, 2, -0.5, 0.25, 1]),
    Mixture(
      probabilities: [0.25, 0.75],
      components: [
        Independent(Normal(loc: 0, scale: 1), eventShape: 3),
        Independent(Normal(locs: [1, 0, -1], scales: [2, 1, 0.5]), eventShape: 3),
      ]),
  ]

  @Test(arguments: all.indices, [[0.25, -0.75, 1.5], [-2, 0.5, -0.125], [0, 0, 0]] as [[Float]])
  func gradientsAreThoseOfTheDensity(_ index: Int, _ x: [Float]) {
    let distribution = Self.all[index]
    let gradient = distribution.logProbGradient(x)
    for place in x.indices {
      // Densities are computed in double precision, and steps of 1/1024 are exact.
      let differences = Differences(step: 1.0 / 1024) {
        var moved = x
        moved[place] += Float($0)
        return ($0, distribution.logProb(moved))
      }
      // The gradient is returned in single precision.
      #expect(abs(differences.slope - Double(gradient[place])) < 1e-6)
    }
  }

  @Test func independentNormalsAddUp() {
    let normal = Normal(locs: [0, -1, 2], scales: [1, 0.5, 3])
    let x: [Float] = [0.25, -0.75, 1.5]
    let sum = x.indices.reduce(0) { $0 + normal.logProb(Double(x[$1]), index: $1) }
    #expect(abs(Independent(normal, eventShape: 3).logProb(x) - sum) < 1e-14)
    #expect(abs(normal.prob(2, index: 2) - 0.1329807601338109) < 1e-15)
  }

  /// Means and variances of `all`; of mixtures they are Σ π µ, and Σ π (σ² + µ²) less its square.
  private static var moments: [(means: [Double], variances: [Double])] {
    [
      ([0.5, 0.5, 0.5], [4, 4, 4]), ([0, -1, 2], [1, 0.25, 9]),
      // Squares of softplus(-0.5), softplus(0.25) and softplus(1).
      ([0, -1, 2], [0.224749, 0.682176, 1.724659]), ([0.75, 0, -0.75], [3.4375, 1, 0.625]),
    ]
  }

  /// Means and standard deviations within five standard errors.
  @Test(arguments: all.indices) func samplesAreDrawnFromIt(_ index: Int) {
    let distribution = Self.all[index]
    let count = 4000
    let samples = (0..<count).map { distribution.sample(Key(seed: 3).child($0)) }
    let (means, variances) = Self.moments[index]
    for place in 0..<3 {
      let values = samples.map { Double($0[place]) }
      let mean = values.reduce(0, +) / Double(count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
      let (m, v) = (means[place], variances[place])
      #expect(abs(mean - m) < 5 * (v / Double(count)).squareRoot())
      // The fourth moment of these is at most 4 v², so that the standard error is √(3/n) v.
      #expect(abs(variance - v) < 5 * (3 / Double(count)).squareRoot() * v)
    }
  }

  @Test func nobodyIsMissing() throws {
    let names = Set(Self.all.map { String(describing: type(of: $0)) })
    #expect(try conformers(to: "Distribution") == names)
  }

  @Test func responsibilitiesOfTheSpikeAndSlab() {
    let mixture = Mixture(
      probabilities: [0.5, 0.5],
      components: [1.0, 10].map { Independent(Normal(loc: 0, scale: $0), eventShape: 2) })
    // Equal where 2 ln 10 = 0.495 Σ w².
    let edge = Float((2 * 2.302585092994046 / 0.495 / 2).squareRoot())
    #expect(abs(mixture.responsibilities([edge, edge])[0] - 0.5) < 1e-6)
    #expect(mixture.responsibilities([0, 0])[0] > 0.99)
    #expect(mixture.responsibilities([9, 9])[1] > 0.99)
  }
}
