import Testing

@testable import Model

/// When a Bayesian model draws its weights, and how its divergences enter the loss.
@Suite struct BayesianSemanticsTests {
  private let key = Key(seed: 31)

  private func model() throws -> Sequential { try Networks.bayesian(count: 100) }

  /// The same digit over and over.
  private func copies(_ count: Int) throws -> Tensor {
    let digit = try goldenDigits(1).images
    return digit.gather(Array(repeating: 0, count: count))
  }

  private func answers(_ count: Int) -> Tensor {
    Tensor.oneHot(Array(repeating: 5, count: count), classes: 10)
  }

  /// Loss of one copy under the noise of a key.
  private func loss(_ key: Key) throws -> Double {
    let batch = try Batch(model(), copies(1), [5], fused: true)
    let loop = batch.loop(batch.parameters, batchSize: 1)
    loop.sampler.drawNoise(key)
    return batch.gradient(loop, 0..<1).loss
  }

  @Test func allImagesOfABatchHaveTheSameDraw() throws {
    let model = try model()
    let rows = try model.predict(copies(70), key: key).logits
    #expect((0..<70).allSatisfy { rows.row($0).elementsEqual(rows.row(0)) })
    let one = try model.evaluate(copies(1), answers(1), key: key).loss
    let many = try model.evaluate(copies(32), answers(32), key: key).loss
    // The mean of 32 equal numbers, in double precision.
    #expect(abs(one - many) < 1e-12)
  }

  @Test func evaluationDrawsAnewForEveryBatchOf32() throws {
    let losses = try (0..<3).map { try loss(key.child($0)) }
    #expect(abs(losses[0] - losses[1]) > 0.01 && abs(losses[1] - losses[2]) > 0.01)
    // 32, 32, and a short batch of 6, each weighing what it holds.
    let expected = (32 * losses[0] + 32 * losses[1] + 6 * losses[2]) / 70
    let found = try model().evaluate(copies(70), answers(70), key: key).loss
    #expect(abs(found - expected) < 1e-6)
  }

  @Test func drawKIsThatOfChildK() throws {
    let model = try model()
    let draws = try model.predict(copies(2), draws: 3, key: key)
    for k in 0..<3 {
      #expect(draws.draws[k] == (try model.predict(copies(2), key: key.child(k))))
    }
    #expect(draws.draws[0] != draws.draws[1])
  }

  @Test func trainingDrawsAnewForEveryStep() throws {
    let batch = try Batch(model(), copies(8), Array(repeating: 5, count: 8), fused: true)
    let loop = batch.loop(batch.parameters, batchSize: 8)
    let noise = (0..<2).map { step -> [Float] in
      loop.sampler.drawNoise(key.child("noise").child(step))
      return (0..<3).flatMap { Array(loop.sampler.noise($0)) }
    }
    #expect(noise[0].count == 200 + 8 + 1290)
    #expect(zip(noise[0], noise[1]).allSatisfy { $0 != $1 })
  }

  /// Kernel, bias and dense layer, each once, whatever the size of the batch.
  @Test(arguments: [1, 8, 19], [false, true])
  func divergencesEnterOnce(_ count: Int, _ fused: Bool) throws {
    let batch = try Batch(model(), copies(count), Array(repeating: 5, count: count), fused: fused)
    let outcome = batch.step()
    let answer = -(try points(outcome.weights).predict(copies(1)).logProb(answers(1)).values[0])
    let divergence = outcome.divergences.reduce(0, +) / 100
    #expect(outcome.divergences.allSatisfy { $0 > 1 })
    // Losses of about ten in single precision.
    #expect(abs(outcome.loss - divergence - answer) < 1e-5)
  }

  /// A network of points with the sampled weights.
  private func points(_ weights: [Float]) throws -> Sequential {
    var model = try Sequential(
      [
        Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu), MaxPooling2D(poolSize: (6, 6)),
        Flatten(), Dense(units: 10), OneHotCategoricalLayer(eventShape: 10),
      ], inputShape: [28, 28, 1], key: key)
    try model.setWeights(
      model.variables.map { Tensor(shape: $0.variable.shape, scalars: Array(weights[$0.range])) })
    return model
  }

  /// ln q(w) - ln p(w) at the w that the images have seen.
  @Test(arguments: [false, true]) func monteCarloDivergenceIsOfTheForwardPassesDraw(_ fused: Bool)
    throws
  {
    let model = try model()
    let outcome = try Batch(model, copies(1), [5], fused: fused).step()
    let draw = Array(outcome.weights[208...])
    let posterior = IndependentNormal(1290)(Array(model.parameters[416...]))
    let prior = Mixture(
      probabilities: [0.5, 0.5],
      components: [1.0, 10].map { Independent(Normal(loc: 0, scale: $0), eventShape: 1290) })
    let expected = posterior.logProb(draw) - prior.logProb(draw)
    // The draw is rounded to single precision, and its 1290 squares with it.
    #expect(abs(outcome.divergences[2] - expected) < 1e-3)
    // About n ln(1 / ln 2) + ln 2 at the start, where µ = 0 and σ = ln 2; its own spread is 13 nats.
    #expect(abs(expected - 138.4) < 60)
  }

  @Test func aPosteriorOfTheBiasIsEightMoreScales() throws {
    #expect(try model().layers.map(\.parameterCount) == [416, 0, 0, 2580, 0])
    let point = try Sequential(
      [Convolution2DReparameterization(filters: 8, kernelSize: (5, 5))], inputShape: [28, 28, 1],
      key: key)
    #expect(point.parameterCount == 408)
    #expect(point.weightNames.last == "conv2d_reparameterization/bias_posterior_loc")
  }

  @Test func posteriorsStartWhereTFPsDo() throws {
    let parameters = try model().parameters.map(Double.init)
    let (loc, rho) = (parameters[0..<200], parameters[200..<400])
    // Five standard errors of 200 normals with a deviation of 0.1.
    #expect(abs(loc.reduce(0, +) / 200) < 0.036)
    #expect(abs(rho.reduce(0, +) / 200 + 3) < 0.036)
    #expect(parameters[416...].allSatisfy { $0 == 0 })
  }
}
