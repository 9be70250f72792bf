import Model
import Testing

/// Layers whose weights are drawn: what all estimators have in common, what they do not, and what stands at the end of a model.
@Suite struct StochasticLayerTests {
  /// Inputs of 2 numbers a channel, so that a kernel that covers all of it is a matrix.
  struct Layers: Sendable, CustomTestStringConvertible {
    let name: String
    let inputShape: [Int]
    /// Whether the samples of a batch share all that is drawn.
    let isShared: Bool
    let make: @Sendable (PosteriorFunction) -> any Layer
    var testDescription: String { name }
  }

  static let layers = [
    Layers(name: "dense_reparameterization", inputShape: [6], isShared: true) {
      DenseReparameterization(units: 3, kernelPosteriorFn: $0, biasPosteriorFn: zero)
    },
    Layers(name: "dense_local_reparameterization", inputShape: [6], isShared: false) {
      DenseLocalReparameterization(units: 3, kernelPosteriorFn: $0, biasPosteriorFn: zero)
    },
    Layers(name: "dense_flipout", inputShape: [6], isShared: false) {
      DenseFlipout(units: 3, kernelPosteriorFn: $0, biasPosteriorFn: zero)
    },
    Layers(name: "conv2d_reparameterization", inputShape: [1, 2, 3], isShared: true) {
      Convolution2DReparameterization(
        filters: 3, kernelSize: (1, 2), kernelPosteriorFn: $0, biasPosteriorFn: zero)
    },
    Layers(name: "conv2d_flipout", inputShape: [1, 2, 3], isShared: false) {
      Convolution2DFlipout(
        filters: 3, kernelSize: (1, 2), kernelPosteriorFn: $0, biasPosteriorFn: zero)
    },
  ]

  private static let zero = PosteriorFunction { _, shape, _ in
    Independent(Deterministic(loc: .zeros(shape)), reinterpretedBatchNdims: shape.count)
  }
  private static let loc = Tensor(
    shape: [6, 3], scalars: Key(seed: 1).normals(count: 18, mean: 0, standardDeviation: 1))
  private static let scale = Tensor(
    shape: [6, 3], scalars: Key(seed: 2).uniform(count: 18, in: 0.25..<1))
  private static let posterior = PosteriorFunction { _, shape, _ in
    Independent(
      Normal(loc: loc.reshaped(shape), scale: scale.reshaped(shape)),
      reinterpretedBatchNdims: shape.count)
  }
  private static let sample = Tensor([0.5, -1, 2, 0.25, -0.75, 1.5])

  /// Two equal samples under many keys, [draws, 2, 3].
  private func outputs(_ layers: Layers, draws: Int) throws -> Tensor {
    let model = try Sequential(
      [layers.make(Self.posterior), Flatten()], inputShape: layers.inputShape, key: Key(seed: 3))
    let x = Self.sample.broadcast(to: [2, 6]).reshaped([2] + layers.inputShape)
    let scalars = try (0..<draws).flatMap {
      try model.outputs(x, key: Key(seed: 4).child($0)).scalars
    }
    return Tensor(shape: [draws, 2, 3], scalars: scalars)
  }

  /// Each response has mean x · µ and variance x² · σ², within five standard errors. Two samples have nothing in common, unless they
  /// share the kernel: then they have everything.
  @Test(arguments: layers) func responses(_ layers: Layers) throws {
    let draws = 1000
    let outputs = try outputs(layers, draws: draws)
    let mean = Self.sample.reshaped([1, 6]).dot(Self.loc).scalars
    let variance = square(Self.sample).reshaped([1, 6]).dot(square(Self.scale)).scalars
    for unit in 0..<3 {
      let first = column(unit, of: outputs, width: 6)
      let second = column(3 + unit, of: outputs, width: 6)
      let moments = Moments(first)
      #expect(abs(moments.mean - Double(mean[unit])) < 5 * moments.error(draws))
      #expect(abs(moments.variance - Double(variance[unit])) < 5 * moments.varianceError(draws))
      guard !layers.isShared else {
        #expect(first == second)
        continue
      }
      let products = Moments(
        zip(first, second).map { ($0 - Double(mean[unit])) * ($1 - Double(mean[unit])) })
      #expect(abs(products.mean) < 5 * products.error(draws))
    }
  }

  @Test(arguments: layers) func namesAndVariables(_ layers: Layers) throws {
    let model = try Sequential(
      [layers.make(.defaultMeanFieldNormal())], inputShape: layers.inputShape, key: Key(seed: 3))
    let names = model.weightNames
    #expect(
      names == ["loc", "untransformed_scale"].map { "\(layers.name)/kernel_posterior_\($0)" })
  }

  @Test func localReparameterizationNeedsNormals() throws {
    let error = #expect(throws: ModelError.self) {
      _ = try Sequential(
        [DenseLocalReparameterization(units: 3, kernelPosteriorFn: Self.zero)], inputShape: [6],
        key: Key(seed: 3))
    }
    #expect(error?.description.contains("Independent normals") ?? false)
  }

  /// A mixture whose first parameters are the logits, the rest those of each component in turn.
  @Test func mixtureLayer() throws {
    let layer = MixtureSameFamilyLayer(numberOfComponents: 2, componentLayer: IndependentNormal(2))
    let size = MixtureSameFamilyLayer.parametersSize(
      numberOfComponents: 2, componentParametersSize: IndependentNormal.parametersSize(2))
    #expect(size == 10)
    let parameters = Tensor([0.5, -0.5, 1, 2, 0.25, -1, -2, 0, 1.5, 0.75])
    let found = try layer.distribution(parameters)
    let components = [[1, 2, 0.25, -1], [-2, 0, 1.5, 0.75]].map { numbers in
      Independent(
        Normal(
          loc: Tensor(Array(numbers.prefix(2)) as [Float]),
          scale: softplus(Tensor(Array(numbers.suffix(2)) as [Float]))),
        reinterpretedBatchNdims: 1)
    }
    let expected = Mixture(cat: Categorical(logits: Tensor([0.5, -0.5])), components: components)
    let x = Tensor([0.75, 1.25])
    #expect(found.eventShape == [2])
    // Two ways of adding up the same two terms.
    #expect(abs(found.logProb(x).scalar - expected.logProb(x).scalar) < 1e-6)
    #expect(throws: ModelError.self) { try layer.distribution(Tensor([1, 2, 3])) }
  }

  /// A mixture of scales for each weight is a product of mixtures; for the whole vector it is one mixture of products.
  @Test func scaleMixtures() {
    let (first, second) = (Normal(loc: 0, scale: 0.25), Normal(loc: 0, scale: 2))
    let x = Tensor([0.5, -1])
    let densities = [first, second].map { $0.prob(x).scalars }
    let each =
      (0.75 * densities[0][0] + 0.25 * densities[1][0])
      * (0.75 * densities[0][1] + 0.25 * densities[1][1])
    let whole = 0.75 * densities[0][0] * densities[0][1] + 0.25 * densities[1][0] * densities[1][1]
    for (unit, expected) in [(MixtureUnit.eachWeight, each), (.wholeVector, whole)] {
      let prior = PriorFunction.scaleMixture(
        probabilities: [0.75, 0.25], scales: [0.25, 2], of: unit)([2])
      #expect(prior.eventShape == [2])
      // Some roundings of single precision.
      #expect(abs(prior.prob(x).scalar - expected) < 1e-6 * expected)
    }
  }
}
