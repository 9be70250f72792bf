import Model
import Testing

// The Bayesian network of the notebook, function by function, as docs/model.md sets it beside TensorFlow Probability's.

// begin
@Sendable func nll(_ yTrue: Tensor, _ yPred: any Distribution) -> Tensor {
  -yPred.logProb(yTrue)
}
// end

// begin
@Sendable func divergenceFn(_ q: any Distribution, _ p: any Distribution) -> Tensor {
  klDivergence(q, p) / 60_000
}
// end

// begin
@Sendable func spikeAndSlab(_ eventShape: Int) -> Mixture {
  let (zeros, ones) = (Tensor.zeros([eventShape]), Tensor.ones([eventShape]))
  return Mixture(
    probabilities: [0.5, 0.5],
    components: [
      Independent(Normal(loc: zeros, scale: ones), reinterpretedBatchNdims: 1),
      Independent(Normal(loc: zeros, scale: 10 * ones), reinterpretedBatchNdims: 1),
    ])
}
// end

// begin
@Sendable func getPrior(_ kernelSize: Int, _ biasSize: Int) -> any Distribution {
  spikeAndSlab(kernelSize + biasSize)
}
// end

// begin
@Sendable func getPosterior(_ kernelSize: Int, _ biasSize: Int) -> [any Layer] {
  let n = kernelSize + biasSize
  return [VariableLayer(IndependentNormal.parametersSize(n)), IndependentNormal(n)]
}
// end

@Suite struct NotebookSnippets {
  @Test func bayesianNetwork() throws {
    let x = Tensor.uniform([8, 28, 28, 1], key: Key(seed: 1))
    let y = Tensor.oneHot([0, 1, 2, 3, 4, 5, 6, 7], classes: 10)
    let (testX, testY) = (x, y)
    // begin
    let convolution = Convolution2DReparameterization(
      filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid,
      kernelPriorFn: .defaultMultivariateNormal, kernelPosteriorFn: .defaultMeanFieldNormal(),
      biasPriorFn: .defaultMultivariateNormal, biasPosteriorFn: .defaultMeanFieldNormal(),
      kernelDivergenceFn: divergenceFn, biasDivergenceFn: divergenceFn)
    let dense = DenseVariational(
      units: 10, makePosteriorFn: getPosterior, makePriorFn: getPrior, klWeight: 1 / 60_000)
    // end
    // begin
    var model = try Sequential(
      [
        convolution, MaxPooling2D(poolSize: (6, 6)), Flatten(), dense,
        OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
      ], inputShape: [28, 28, 1], key: Key(seed: 0))
    try model.compile(loss: LossFunction(nll), optimizer: RMSprop(), metrics: [.accuracy])
    // end
    // begin
    try model.fit(x, y, epochs: 10)
    let evaluation = try model.evaluate(testX, testY)
    let draws = try model.predict(testX, draws: 200, key: Key(seed: 1))
    // end
    #expect(model.parameterCount == 2996)
    #expect(evaluation.loss.isFinite && draws.draws.count == 200)
  }

  @Test func weights() throws {
    var model = try Sequential([Dense(units: 2)], inputShape: [3], key: Key(seed: 0))
    let folder = try TemporaryFolder()
    let path = folder.path + "/weights.safetensors"
    // begin
    let kernel = try model["dense/kernel"]  // [3, 2]
    try model.setWeight("dense/kernel", kernel * 2)
    try model.saveWeights(to: path)  // .safetensors or .npz
    try model.loadWeights(from: path)
    // end
    #expect(try model["dense/kernel"] == kernel * 2)
  }
}
