import Model
import Testing

/// Mixtures behind layers whose weights are drawn, and divergences that are estimated by draws.
@Suite struct StochasticMixtureTests {
  private let x = Tensor(shape: [400, 2], scalars: Key(seed: 1).normals(count: 800))

  struct Stochastic: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable () -> any Layer
  }

  /// Layers of 6 units: two logits, two means and two scales. Divergences are weighed as 1 of 400 samples.
  private static let layers = [
    Stochastic(testDescription: "dense_variational") {
      DenseVariational(
        units: 6,
        makePosteriorFn: { kernelSize, biasSize in
          let size = kernelSize + biasSize
          return [VariableLayer(IndependentNormal.parametersSize(size)), IndependentNormal(size)]
        }, makePriorFn: .normal(loc: 0, scale: 1), klWeight: 1.0 / 400)
    },
    Stochastic(testDescription: "dense_flipout") {
      DenseFlipout(units: 6, kernelDivergenceFn: { klDivergence($0, $1) * (1.0 / 400) })
    },
  ]

  private func trained(
    _ layer: any Layer, threads: Int
  ) throws -> (history: History, weights: [Tensor]) {
    let mixture = MixtureSameFamilyLayer(
      numberOfComponents: 2, componentLayer: IndependentNormal(1))
    var model = try Sequential(
      [Dense(units: 8, activation: .tanh), layer, mixture], inputShape: [2], key: Key(seed: 4))
    try model.compile(
      loss: NegativeLogLikelihood(), optimizer: Adam(learningRate: 0.02), metrics: [])
    // Two branches, 3 and -3, of which a random half of the samples is on either.
    let y = select(greater(Tensor.uniform([400, 1], key: Key(seed: 2)), 0.5), 3, -3)
    let history = try model.fit(x, y, epochs: 4, on: Device(threads: threads))
    return (history, model.weights)
  }

  /// 52 steps. The last batch, of 16, is short.
  @Test(arguments: layers) func mixtureLearns(_ layer: Stochastic) throws {
    let one = try trained(layer.make(), threads: 1)
    let losses = one.history.epochs.map(\.loss)
    #expect(losses.allSatisfy { $0.isFinite })
    #expect(one.weights.allSatisfy { $0.scalars.allSatisfy(\.isFinite) })
    #expect(losses[3] < losses[0], "\(losses)")
    let two = try trained(layer.make(), threads: 2)
    #expect(two.history == one.history)
    #expect(two.weights == one.weights)
  }

  /// Two layers that have the same posterior and prior have the same divergence, but estimates of it with noise of their own: and the
  /// same estimates each time.
  @Test func estimatesHaveNoiseOfTheirOwn() throws {
    let posterior = PosteriorFunction.defaultMeanFieldNormal(
      locInitializer: .constant(0.5), untransformedScaleInitializer: .constant(0))
    let layers = (0..<2).map { _ in
      DenseFlipout(
        units: 2, kernelPosteriorFn: posterior, kernelPriorFn: .scaleMixture(scales: [0.1, 2]),
        kernelDivergenceFn: estimatedDivergence(samples: 1))
    }
    let nats = try (0..<2).map { _ in
      var model = try Sequential(layers, inputShape: [2], key: Key(seed: 4))
      try model.compile(loss: MeanSquaredError(), optimizer: SGD(learningRate: 0.0), metrics: [])
      return try model.fit(x, x, epochs: 1).epochs[0].kl.map(\.nats)
    }
    #expect(nats[0].count == 2)
    #expect(nats[0][0] != nats[0][1])
    #expect(nats[0] == nats[1])
  }
}
