import Model
import Testing

/// Distributions at the end of a model, and priors without a closed form, in training.
@Suite struct MixtureDensityTests {
  /// Numbers near -1 or 1, whatever the input.
  private let x = Tensor(shape: [400, 1], scalars: Key(seed: 1).normals(count: 400))
  private let y = Tensor(
    shape: [400, 1],
    scalars: (0..<400).map { index in
      let noise = 0.1 * Key(seed: 2).normal(index)
      return (Key(seed: 3).uniform(index) < 0.5 ? -1 : 1) + noise
    })

  private func trained(
    _ layers: [any Layer], _ y: Tensor
  ) throws -> (model: Sequential, losses: [Double]) {
    var model = try Sequential(layers, inputShape: [1], key: Key(seed: 4))
    let loss = LossFunction { (y: Tensor, distribution: any Distribution) in
      -distribution.logProb(y)
    }
    try model.compile(loss: loss, optimizer: Adam(learningRate: 0.02), metrics: [])
    let history = try model.fit(x, y, epochs: 40)
    return (model, history.epochs.map(\.loss))
  }

  private static let mixture = MixtureSameFamilyLayer(
    numberOfComponents: 2, componentLayer: IndependentNormal(1))

  /// No normal distribution has less than ½ ln 2πe = 1.419 nats of numbers with variance 1. Two narrow ones have
  /// ln 2 + ln 0.1 + 1.419 = -0.19.
  @Test func mixtureLearnsBothModes() throws {
    let (model, losses) = try trained(
      [
        Dense(units: 8, activation: .tanh), Dense(units: 6), Self.mixture,
      ], y)
    #expect(losses[losses.count - 1] < 0.2)
    // Each sample is drawn by itself, though all inputs are equal: both modes occur.
    let draws = try model.outputs(Tensor.zeros([100, 1])).scalars
    #expect(draws.contains { $0 > 0.5 } && draws.contains { $0 < -0.5 })
  }

  /// A line through the numbers, of slope 2: without it they have variance 4, and a normal distribution 2.1 nats at least; with it, and
  /// with weights that are not known for certain, far less. The divergence from a mixture of scales is estimated in each step, and weighed
  /// as 1 of 400 samples.
  @Test(arguments: [MixtureUnit.eachWeight, .wholeVector])
  func stochasticLayerLearnsALine(_ unit: MixtureUnit) throws {
    let estimate = estimatedDivergence(samples: 1)
    let flipout = DenseFlipout(
      units: 2, kernelPriorFn: .scaleMixture(scales: [0.1, 2], of: unit),
      kernelDivergenceFn: { estimate($0, $1) * (1.0 / 400) })
    let line = x * 2 + Tensor(shape: [400, 1], scalars: Key(seed: 2).normals(count: 400)) * 0.25
    let losses = try trained([flipout, IndependentNormal(1)], line).losses
    #expect(losses[losses.count - 1] < 1, "\(losses)")
  }

  /// A parameter of its own for each sample gives a draw of its own, and slopes through all samplers.
  @Test func samplersInATrace() throws {
    let makers: [@Sendable (Tensor) -> any Distribution] = [
      { Gamma(concentration: softplus($0), rate: 2) },
      { Gamma(concentration: 2, rate: softplus($0)) },
      { Beta(concentration1: softplus($0), concentration0: 2) },
      { StudentT(df: 5, loc: $0, scale: 1) },
      { Laplace(loc: $0, scale: 1) }, { HalfNormal(scale: softplus($0)) },
      { Uniform(low: $0 - 1, high: $0 + 1) },
      { Bernoulli(logits: $0) },
    ]
    for make in makers {
      let layer = DistributionLambda { Independent(make($0), reinterpretedBatchNdims: 1) }
      let model = try Sequential([Dense(units: 3), layer], inputShape: [1], key: Key(seed: 4))
      let draws = try model.outputs(Tensor.zeros([64, 1])).scalars
      #expect(draws.allSatisfy(\.isFinite) && Set(draws).count > 1)
      #expect(try model.outputs(Tensor.zeros([64, 1])).scalars == draws)
    }
  }
}
