import Model
import Outside
import Testing

@Suite struct LogisticTests {
  static let distribution = Logistic(loc: 0.5, scale: 2)

  /// By the rule of midpoints, which for a smooth density that ends in zeros is exact but for rounding. Outside of 40 scales lies less
  /// than 10⁻¹⁶.
  @Test func densityIntegratesToOne() {
    let points = Tensor((0..<16_000).map { (Float($0) + 0.5) / 100 - 79.5 })
    let sum = Self.distribution.prob(points).scalars.reduce(0.0) { $0 + Double($1) / 100 }
    #expect(abs(sum - 1) < 1e-5)
  }

  /// Within 4 standard errors: that of the mean is σ/√N, that of the variance, whose kurtosis is 4.2, σ² √(3.2 / N).
  @Test func samplesHaveItsMoments() {
    let (count, batch) = (20_000, 20_000)
    let many = Logistic(loc: Tensor(0.5).broadcast(to: [batch]), scale: 2)
    let draws = many.sample(Key(seed: 3))
    let variance = Self.distribution.variance.scalar
    #expect(abs(draws.mean().scalar - 0.5) < 4 * (variance / Float(count)).squareRoot())
    let spread = square(draws - 0.5).mean().scalar
    #expect(abs(spread / variance - 1) < 4 * (3.2 / Float(count)).squareRoot())
  }

  @Test func logarithmOfDensityIsFiniteFarOut() {
    let logarithms = Self.distribution.logProb(Tensor([-1000, 1000])).scalars
    for value in logarithms { #expect(value.isFinite) }
  }

  @Test func closedFormThatIsMissingIsAnError() {
    let nats = klDivergence(Self.distribution, Normal(loc: 0, scale: 1))
    #expect(throws: ModelError.self) { try nats.checked() }
  }
}
