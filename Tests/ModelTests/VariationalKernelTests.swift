import CKernels
import Testing

@testable import Model

/// The vectorised variational update against ``MeanFieldWeights``.
@Suite struct VariationalKernelTests {
  private static let count = 1290

  private func plain(_ regularizer: MeanFieldWeights.Regularizer) -> MeanFieldWeights {
    MeanFieldWeights(
      name: "w", layer: 0, parameters: 0..<2 * Self.count, weights: 0..<Self.count,
      scaleOffset: .ulpOfOne, regularizer: regularizer, klWeight: 0.25)
  }

  private func run(_ realization: any Realization) -> (
    nats: Double, weights: [Float], gradient: [Float]
  ) {
    let key = Key(seed: 6)
    // Scales from e⁻⁸ to 8.
    let parameters = Memory(
      key.child("loc").normals(count: Self.count)
        + key.child("rho").uniform(count: Self.count, in: -8..<8))
    let noise = Memory(key.child("noise").normals(count: Self.count))
    let weights = Memory<Float>(count: Self.count)
    let (scratch, gradient) = (
      Memory<Float>(count: realization.scratchCount), Memory<Float>(count: 2 * Self.count)
    )
    let slopes = Memory(key.child("slopes").normals(count: Self.count))
    let pass = RealizationPass(
      parameters: parameters.base, weights: weights.base, noise: noise.base, scratch: scratch.base)
    let nats = realization.realize(pass)
    realization.pullBack(
      pass, RealizationGradients(weights: slopes.base, parameters: gradient.base))
    return (nats, weights.elements, gradient.elements)
  }

  static let regularizers = 3

  @Test(arguments: 0..<regularizers) func fastIsPlain(_ index: Int) throws {
    let slab = Mixture(
      probabilities: [0.5, 0.5],
      components: [1.0, 10].map { Independent(Normal(loc: 0, scale: $0), eventShape: Self.count) })
    let regularizer: MeanFieldWeights.Regularizer = [
      .none, .exact(prior: Normal(loc: 0, scale: 1)), .monteCarlo(prior: slab),
    ][index]
    let plain = plain(regularizer)
    let fast = try #require(FastMeanFieldWeights(plain))
    let (expected, found) = (run(plain), run(fast))
    // Exponentials and logarithms of single precision, sums in double.
    #expect(abs(found.nats - expected.nats) <= 1e-6 * abs(expected.nats))
    #expect(distance(found.weights, expected.weights.map(Double.init)) < 1e-6)
    #expect(distance(found.gradient, expected.gradient.map(Double.init)) < 1e-6)
  }

  /// Priors that the kernels do not know keep the plain path.
  @Test func unknownPriorsAreLeftAlone() {
    #expect(FastMeanFieldWeights(plain(.exact(prior: Normal(loc: 0, scale: 2)))) == nil)
    let shifted = Independent(Normal(loc: 1, scale: 1), eventShape: Self.count)
    #expect(FastMeanFieldWeights(plain(.monteCarlo(prior: shifted))) == nil)
  }

  @Test func partsOfAStreamAreThoseOfTheWhole() {
    let key = Key(seed: 7)
    let whole = key.normals(count: 200)
    let part = Memory<Float>(count: 77)
    key.fillNormals(into: part.buffer, offset: 53)
    #expect(part.elements == Array(whole[53..<130]))
  }
}
