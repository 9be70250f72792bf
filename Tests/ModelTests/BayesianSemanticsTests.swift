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
    try Batch(model(), copies(1), answers(1), fused: true).step(nil, nil, key).loss
  }

  @Test func allImagesOfABatchHaveTheSameDraw() throws {
    let model = try model()
    let rows = try model.predict(copies(70), key: key).logits
    #expect((0..<70).allSatisfy { rows.row($0).elementsEqual(rows.row(0)) })
    let one = try model.evaluate(copies(1), answers(1), key: key).loss
    let many = try model.evaluate(copies(32), answers(32), key: key).loss
    // Losses of about ten, added up in single precision.
    #expect(abs(one - many) < 1e-5)
  }

  @Test func evaluationDrawsAnewForEveryBatchOf32() throws {
    let losses = try (0..<3).map { try loss(key.child($0)) }
    #expect(abs(losses[0] - losses[1]) > 0.01 && abs(losses[1] - losses[2]) > 0.01)
    // 32, 32, and a short batch of 6, each weighing what it holds.
    let expected = (32 * losses[0] + 32 * losses[1] + 6 * losses[2]) / 70
    let found = try model().evaluate(copies(70), answers(70), key: key).loss
    // Losses of about ten, added up in single precision.
    #expect(abs(found - expected) < 1e-5)
  }

  @Test func drawKIsThatOfChildK() throws {
    let model = try model()
    let draws = try model.predict(copies(2), draws: 3, key: key)
    for k in 0..<3 {
      #expect(draws.draws[k].logits == (try model.predict(copies(2), key: key.child(k))).logits)
    }
    #expect(draws.draws[0].logits != draws.draws[1].logits)
  }

  @Test func trainingDrawsAnewForEveryStep() throws {
    let batch = try Batch(model(), copies(8), answers(8), fused: true)
    let losses = (0..<3).map { batch.step(nil, nil, key.child("noise").child($0)).loss }
    #expect(Set(losses).count == 3)
    #expect(losses[0] == batch.step(nil, nil, key.child("noise").child(0)).loss)
  }

  /// Kernel, bias and dense layer, each once, whatever the size of the batch.
  @Test(arguments: [1, 8, 19], [false, true])
  func divergencesEnterOnce(_ count: Int, _ fused: Bool) throws {
    let batch = try Batch(model(), copies(count), answers(count), fused: fused)
    let outcome = batch.step()
    let logits = try model().predict(copies(1), key: batch.key)
    let answer = -Double(logits.logProb(answers(1)).scalar)
    let divergence = outcome.divergences.reduce(0.0) { $0 + $1 } / 100
    #expect(outcome.divergences.allSatisfy { $0 > 1 })
    // Losses of about ten in single precision.
    #expect(abs(outcome.loss - divergence - answer) < 1e-5)
  }

  /// ln q(w) - ln p(w) at the w that the images have seen.
  @Test(arguments: [false, true]) func monteCarloDivergenceIsOfTheForwardPassesDraw(_ fused: Bool)
    throws
  {
    let model = try model()
    let batch = try Batch(model, copies(1), answers(1), fused: fused)
    let outcome = batch.step()
    let posterior = try IndependentNormal(1290).distribution(model["dense_variational/constant"])
    // The dense layer's draw is the third of a step.
    let draw = posterior.sample(batch.key.child(2))
    let difference = posterior.logProb(draw) - Networks.spikeAndSlab(1290).logProb(draw)
    let expected = Double(difference.scalar)
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
