import Testing

@testable import Model

/// The Bayesian network against TensorFlow Probability's numbers in double precision, for a given draw.
@Suite struct GoldenBayesianTests {
  /// In the order of the model's variables; the dense layer has one, means and scales together.
  private static let convolution = [
    "conv_kernel_loc", "conv_kernel_rho", "conv_bias_loc", "conv_bias_rho",
  ]

  private func values(_ name: String) throws -> [Double] { try golden("bayesian/\(name)") }

  /// Parameters, or gradients, of the whole network.
  private func vector(_ prefix: String = "") throws -> [Double] {
    try (Self.convolution + ["dense_loc", "dense_rho"]).flatMap { try values(prefix + $0) }
  }

  private func batch(count: Double, fused: Bool) throws -> Batch {
    var model = try Networks.bayesian(count: count)
    let flat = try vector().map { Float($0) }
    try model.setWeights(
      model.variables.map { Tensor(shape: $0.shape, scalars: Array(flat[$0.range])) })
    let (images, labels) = try goldenDigits(8)
    let noise = try ["conv_kernel", "conv_bias", "dense"].map { name in
      Tensor(try values("\(name)_eps").map { Float($0) })
    }
    return try Batch(model, images, oneHotTensor(labels), fused: fused, noise: noise)
  }

  @Test func weightsAreReparameterised() throws {
    for (name, offset) in [
      ("conv_kernel", Double(Float.ulpOfOne)), ("conv_bias", Double(Float.ulpOfOne)),
    ] {
      let parts = try ["loc", "rho", "eps"].map { part in
        Tensor(try values("\(name)_\(part)").map { Float($0) })
      }
      let draw = parts[0] + (softplus(parts[1]) + offset) * parts[2]
      // A softplus, a product and a sum: three roundings of single precision.
      #expect(distance(draw.scalars, try values(name)) < 5e-7)
    }
  }

  @Test(arguments: [false, true])
  func lossAndDivergencesAreTFPs(_ fused: Bool) throws {
    let outcome = try batch(count: 60_000, fused: fused).step()
    let nats = try ["kl_conv_kernel", "kl_conv_bias", "kl_dense_mc"].map { try values($0)[0] }
    for (found, expected) in zip(outcome.divergences, nats) {
      // Scales in single precision, sums of up to 1290 terms in double.
      #expect(abs(found - expected) < 2e-6 * expected)
    }
    // Logits up to 20 with an error of 3e-6 relative to them.
    #expect(abs(outcome.loss - (try values("total")[0])) < 2e-5)
  }

  @Test(arguments: [false, true])
  func gradientsAreTFPs(_ fused: Bool) throws {
    let found = try batch(count: 60_000, fused: fused).step().gradient
    #expect(distance(found, try vector("grad_total_")) < 5e-6)
    // With a weight of one the divergences stand out: their gradient is the difference to the answers' own.
    let heavy = try batch(count: 1, fused: fused).step().gradient
    let expected = zip(try vector("grad_nll_"), try vector("grad_klsum_")).map(+)
    #expect(distance(heavy, expected) < 5e-6)
  }

  /// ln q and ln p of the dense layer's draw.
  @Test func densitiesOfTheDrawAreTFPs() throws {
    let (loc, rho) = (try values("dense_loc"), try values("dense_rho"))
    let draw = try ["dense_kernel", "dense_bias"].flatMap(values).map { Float($0) }
    let posterior = try IndependentNormal(1290).distribution(Tensor((loc + rho).map { Float($0) }))
    let prior = Networks.spikeAndSlab(1290)
    let (logq, logp) = (try values("logq_dense")[0], try values("logp_dense")[0])
    // The draw is rounded to single precision, which moves (w - µ) / σ by 1e-7 and the sum of 1290 squares by 1e-4; a sum of
    // some thousand nats is rounded to single precision, too.
    #expect(abs(Double(posterior.logProb(Tensor(draw)).scalar) - logq) < 4e-4)
    #expect(abs(Double(prior.logProb(Tensor(draw)).scalar) - logp) < 4e-4)
  }
}
