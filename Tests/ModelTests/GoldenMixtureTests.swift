import Foundation
import Model
import Testing

/// The notebook's spike and slab, and its classes, against TensorFlow Probability's (References/tfp_golden.py).
@Suite struct GoldenMixtureTests {
  private func spikeAndSlab(_ size: Int) -> any Distribution {
    PriorFunction.scaleMixture(scales: [1, 10], of: .wholeVector)([size])
  }

  @Test func densityOfTheSpikeAndSlab() throws {
    let x = try goldenTensor("distributions/slab_x1")
    let found = spikeAndSlab(1).logProb(x.reshaped([-1, 1])).scalars
    // A few roundings of single precision, of numbers of up to 20.
    #expect(distance(found, try golden("distributions/slab_logprob1")) < 1e-6)
    #expect(distance(found.map(exp), try golden("distributions/slab_prob1")) < 1e-5)
  }

  /// Of 1290 weights at once: densities below those that single precision has, whose logarithms are sums of a thousand terms.
  @Test func densityOfWholeVectors() throws {
    let vectors = try goldenTensor("distributions/slab_z1290")
    let mixture = spikeAndSlab(1290)
    let found = mixture.logProb(vectors).scalars
    #expect(distance(found, try golden("distributions/slab_logprob1290")) < 1e-6)
    let slopes = try gradient(of: { mixture.logProb($0).sum() }, at: vectors)
    #expect(distance(slopes.scalars, try golden("distributions/slab_grad1290")) < 1e-6)
  }

  @Test func oneHotCategorical() throws {
    let distribution = OneHotCategorical(logits: try goldenTensor("distributions/logits"))
    let labels = try goldenTensor("distributions/labels")
    let logProb = distribution.logProb(labels.reshaped([-1]).oneHot(classes: 10))
    // Some roundings of single precision.
    #expect(distance(logProb.scalars, try golden("distributions/log_prob")) < 1e-6)
    #expect(
      distance(distribution.entropy().scalars, try golden("distributions/entropy_nats")) < 1e-6)
    #expect(distance(distribution.mean.scalars, try golden("distributions/mean")) < 1e-6)
    #expect(distribution.mode.scalars.map(Double.init) == (try golden("distributions/mode")))
  }

  /// Equal logits have ln 10 nats; a logit far above the rest has none, and no NaN.
  @Test func extremeEntropies() {
    let far = [400] + [Float](repeating: -400, count: 9)
    let equal = [Float](repeating: 0, count: 10)
    let logits = Tensor(shape: [2, 10], scalars: equal + far)
    let entropies = OneHotCategorical(logits: logits).entropy().scalars
    #expect(abs(entropies[0] - 2.302585) < 1e-6)
    #expect(entropies[1] == 0)
  }

  /// Which component made a vector: where its length says that they are equally probable, and far from there.
  @Test func responsibilities() {
    let mixture = Mixture(
      probabilities: [0.5, 0.5],
      components: [1, 10].map { scale in
        Independent(Normal(loc: .zeros([2]), scale: Tensor(scale)), reinterpretedBatchNdims: 1)
      })
    // Equal where 2 ln 10 = 0.495 Σ w².
    let edge = Float((2 * 2.302585092994046 / 0.495 / 2).squareRoot())
    #expect(abs(mixture.responsibilities(Tensor([edge, edge]))[0].scalar - 0.5) < 1e-6)
    #expect(mixture.responsibilities(Tensor([0, 0]))[0].scalar > 0.99)
    #expect(mixture.responsibilities(Tensor([9, 9]))[1].scalar > 0.99)
  }
}
