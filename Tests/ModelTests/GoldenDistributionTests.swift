import Model
import Testing

/// Distributions against TensorFlow Probability's.
@Suite struct GoldenDistributionTests {
  private func spikeAndSlab(_ size: Int) -> Mixture {
    Mixture(
      probabilities: [0.5, 0.5],
      components: [1.0, 10].map { Independent(Normal(loc: 0, scale: $0), eventShape: size) })
  }

  @Test func densityOfTheSpikeAndSlab() throws {
    let mixture = spikeAndSlab(1)
    let x = try golden("distributions/slab_x1")
    let logProbs = try golden("distributions/slab_logprob1")
    let probs = try golden("distributions/slab_prob1")
    for (x, (logProb, prob)) in zip(x, zip(logProbs, probs)) {
      // x is rounded to single precision: 2.4e-7 at 5, where the slope of the logarithm is below 5.
      #expect(abs(mixture.logProb([Float(x)]) - logProb) < 2e-6)
      #expect(abs(mixture.prob([Float(x)]) - prob) < 2e-6 * prob)
    }
  }

  @Test func densityOfWholeVectors() throws {
    let mixture = spikeAndSlab(1290)
    let vectors = try goldenTensor("distributions/slab_z1290")
    let logProbs = try golden("distributions/slab_logprob1290")
    let gradients = try golden("distributions/slab_grad1290")
    for index in logProbs.indices {
      let x = Array(vectors.row(index))
      // Double precision throughout; the expected numbers are kept in double too.
      #expect(abs(mixture.logProb(x) - logProbs[index]) < 1e-11 * abs(logProbs[index]))
      let gradient = Array(gradients[index * 1290..<(index + 1) * 1290])
      // Kept, and returned, in single precision.
      #expect(distance(mixture.logProbGradient(x), gradient) < 3e-7)
    }
  }

  @Test func oneHotCategorical() throws {
    let logits = try goldenTensor("distributions/logits")
    let labels = try golden("distributions/labels").map { Int($0) }
    let distribution = OneHotCategorical(logits: logits)
    let entropies = try golden("distributions/entropy_nats")
    for (found, expected) in zip(distribution.entropy(), entropies) {
      // Double precision on both sides, from logits that are singles.
      #expect(abs(found - expected) < 1e-12)
    }
    let logProbs = try golden("distributions/log_prob")
    let found = distribution.logProb(Tensor.oneHot(labels, classes: 10)).values
    for (found, expected) in zip(found, logProbs) {
      #expect(abs(found - expected) < 1e-12 * max(1, abs(expected)))
    }
    #expect(distribution.mode.scalars.map(Double.init) == (try golden("distributions/mode")))
    #expect(distance(distribution.mean.scalars, try golden("distributions/mean")) < 3e-7)
  }

  /// Equal logits have ln 10 nats; a logit far above the rest has none, and no NaN.
  @Test func extremeEntropies() throws {
    let distribution = OneHotCategorical(
      logits: Tensor(
        shape: [2, 10],
        scalars: [Float](repeating: 0, count: 10) + [400] + [Float](repeating: -400, count: 9)))
    #expect(abs(distribution.entropy()[0] - 2.302585092994046) < 1e-12)
    #expect(distribution.entropy()[1] == 0)
  }
}
