import Testing

@testable import Model

/// The deterministic network against TensorFlow's numbers in double precision.
@Suite struct GoldenDeterministicTests {
  private static let names = ["conv_kernel", "conv_bias", "dense_kernel", "dense_bias"]

  private func network(_ optimizer: RMSprop = RMSprop()) throws -> Sequential {
    var model = try Networks.deterministic(optimizer: optimizer)
    try model.setWeights(Self.names.map { try goldenTensor("deterministic/w0_\($0)") })
    return model
  }

  private func expected(_ prefix: String, _ suffix: String = "") throws -> [[Double]] {
    try Self.names.map { try golden("deterministic/\(prefix)_\($0)\(suffix)") }
  }

  private func parts(_ flat: [Float], _ model: Sequential) -> [ArraySlice<Float>] {
    model.variables.map { flat[$0.range] }
  }

  @Test(arguments: [false, true])
  func lossesAndGradientsAreTensorFlows(_ fused: Bool) throws {
    let model = try network()
    let (images, labels) = try goldenDigits(8)
    let logits = try golden("deterministic/logits8")
    // Sums of 25 and of 128 products in single precision: their roundings add up to 3e-7, ten times less than allowed.
    #expect(distance(try model.predict(images).logits.scalars, logits) < 3e-6)
    let outcome = try Batch(model, images, labelTensor(labels), fused: fused).step()
    #expect(abs(outcome.loss - (try golden("deterministic/loss8")[0])) < 3e-6)
    for (found, expected) in zip(parts(outcome.gradient, model), try expected("grad8")) {
      #expect(distance(found, expected) < 3e-6)
    }
  }

  @Test(arguments: [false, true], [false, true])
  func tenStepsOfRMSpropAreKeras(_ fused: Bool, _ inside: Bool) throws {
    let optimizer = RMSprop(epsilonInsideRoot: inside)
    let model = try network(optimizer)
    let (images, labels) = try goldenDigits(320)
    let batch = try Batch(model, images, labelTensor(labels), fused: fused)
    let state = try batch.state()
    let suffix = inside ? "_epsinside" : "_epsoutside"
    let losses = try golden("deterministic/losses10\(suffix)")
    for step in 0..<10 {
      let loss = batch.train(state, step * 32..<(step + 1) * 32).loss
      // Two or three decimal digits less than single precision has: a step divides by the root of small numbers.
      #expect(abs(loss - losses[step]) < 2e-5)
      guard step == 0 || step == 9 else { continue }
      let weights = parts(Array(state.parameters), model)
      for (found, expected) in zip(weights, try expected("w\(step + 1)", suffix)) {
        #expect(distance(found, expected) < (step == 0 ? 2e-6 : 1e-5))
      }
    }
    for (found, expected) in zip(
      parts(state.slots[0], model), try expected("v10", suffix))
    {
      #expect(distance(found, expected) < 1e-5)
    }
  }

  /// √10 times the rate, wherever a gradient is large against epsilon.
  @Test func theFirstStepIsTheRateTimesTheRootOfTen() throws {
    let model = try network()
    let (images, labels) = try goldenDigits(32)
    let batch = try Batch(model, images, labelTensor(labels), fused: true)
    let state = try batch.state()
    let gradient = batch.train(state, 0..<32).gradient
    let moves = zip(state.parameters, model.parameters).map { abs($0 - $1) }
    let large = gradient.indices.filter { abs(gradient[$0]) > 1e-2 }
    #expect(large.count > 500)
    // Epsilon takes 1e-7 / (0.01 √0.1) = 3e-5 off, the rounding of a weight below 1 at most 6e-8.
    #expect(large.allSatisfy { abs(Double(moves[$0]) - 0.001 * 10.0.squareRoot()) < 2e-7 })
  }
}
