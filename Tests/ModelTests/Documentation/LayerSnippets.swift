import Model
import Testing

/// Each layer, as docs/model.md shows it.
@Suite struct LayerSnippets {
  @Test func images() throws {
    // begin
    let images: [any Layer] = [
      Conv2D(filters: 8, kernelSize: (3, 3), activation: .relu, padding: .same, strides: (2, 2)),
      DepthwiseConv2D(kernelSize: (3, 3), depthMultiplier: 2),  // [14, 14, 8] to [12, 12, 16]
      LayerNormalization(),
      MaxPooling2D(poolSize: (2, 2)),  // [6, 6, 16]
      Activation.gelu,
      AveragePooling2D(poolSize: (2, 2), padding: .same),  // [3, 3, 16]
      GlobalAveragePooling2D(),  // [16]
      Reshape([4, -1]),  // [4, 4]
      Flatten(),  // [16]
      Dropout(0.2),  // Dropout(0.2, isMonteCarlo: true) draws at prediction, too
      Dense(units: 10, activation: .softmax),
    ]
    let model = try Sequential(images, inputShape: [28, 28, 1], key: Key(seed: 0))
    // end
    #expect(
      model.layers.map(\.outputShape) == [
        [14, 14, 8], [12, 12, 16], [12, 12, 16], [6, 6, 16], [6, 6, 16], [3, 3, 16], [16], [4, 4],
        [16], [16], [10],
      ])
  }

  @Test func randomWeights() throws {
    // begin
    let share = 1 / 60_000.0
    let divergence: DivergenceFunction = { klDivergence($0, $1) * share }
    let filters = Convolution2DReparameterization(
      filters: 8, kernelSize: (5, 5), activation: .relu, kernelDivergenceFn: divergence)
    let turned = Convolution2DFlipout(
      filters: 8, kernelSize: (5, 5), kernelDivergenceFn: divergence)
    let drawn = DenseReparameterization(units: 10, kernelDivergenceFn: divergence)
    let local = DenseLocalReparameterization(units: 10, kernelDivergenceFn: divergence)
    let flipout = DenseFlipout(
      units: 10, kernelPriorFn: .scaleMixture(scales: [0.01, 1]),
      kernelDivergenceFn: { estimatedDivergence(samples: 1)($0, $1) * share })
    let together = DenseVariational(
      units: 10,
      makePosteriorFn: { kernelSize, biasSize in
        let size = kernelSize + biasSize
        return [VariableLayer(IndependentNormal.parametersSize(size)), IndependentNormal(size)]
      }, makePriorFn: .normal(loc: 0, scale: 1), klWeight: share, klUseExact: true)
    // end
    for layer in [filters, turned] as [any Layer] {
      let model = try Sequential([layer], inputShape: [8, 8, 1], key: Key(seed: 0))
      #expect(model.layers[0].outputShape == [4, 4, 8])
    }
    for layer in [drawn, local, flipout, together] as [any Layer] {
      let model = try Sequential([layer], inputShape: [3], key: Key(seed: 0))
      #expect(model.layers[0].outputShape == [10])
    }
  }

  @Test func distributions() throws {
    // begin
    let classes: [any Layer] = [
      Dense(units: OneHotCategoricalLayer.parametersSize(10)),
      OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
    ]
    let numbers: [any Layer] = [
      Dense(units: IndependentNormal.parametersSize(2)),  // two means, then two scales
      IndependentNormal(2, convertToTensor: .mean),
    ]
    let modes: [any Layer] = [
      Dense(
        units: MixtureSameFamilyLayer.parametersSize(
          numberOfComponents: 3, componentParametersSize: 2)),
      MixtureSameFamilyLayer(numberOfComponents: 3, componentLayer: IndependentNormal(1)),
    ]
    let counts: [any Layer] = [
      Dense(units: 2),
      DistributionLambda(convertToTensor: .mean) { x in
        Independent(
          Gamma(concentration: softplus(x.slice(0..<1)), rate: softplus(x.slice(1..<2))),
          reinterpretedBatchNdims: 1)
      },
    ]
    // end
    let shapes = [[10], [2], [1], [1]]
    for (layers, shape) in zip([classes, numbers, modes, counts], shapes) {
      let model = try Sequential(layers, inputShape: [3], key: Key(seed: 0))
      #expect(model.layers.last?.outputShape == shape)
    }
  }
}
