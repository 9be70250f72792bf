import Model
import Testing

/// Each distribution, as docs/model.md shows it.
@Suite struct DistributionSnippets {
  @Test func ofNumbers() {
    // begin
    let numbers: [any Distribution] = [
      Normal(loc: 0, scale: Tensor([1, 2])),
      Laplace(loc: Tensor([0, 1]), scale: 1),
      StudentT(df: 4, loc: 0, scale: Tensor([1, 2])),
      Uniform(low: 0, high: Tensor([1, 2])),
      HalfNormal(scale: Tensor([1, 2])),
      Gamma(concentration: 2, rate: Tensor([1, 2])),
      Beta(concentration1: 2, concentration0: Tensor([1, 2])),
      Bernoulli(probs: Tensor([0.2, 0.7])),
      Categorical(probs: Tensor(shape: [2, 3], scalars: [0.2, 0.3, 0.5, 0.1, 0.1, 0.8])),
      Deterministic(loc: Tensor([0, 1])),
    ]
    for distribution in numbers {
      let draw = distribution.sample(Key(seed: 0))  // one number of each of the two
      print(distribution.logProb(draw).scalars, distribution.mean.scalars)
    }
    // end
    for distribution in numbers {
      #expect(distribution.batchShape == [2] && distribution.eventShape == [])
    }
  }

  @Test func ofVectors() {
    // begin
    let (zeros, ones) = (Tensor.zeros([2]), Tensor.ones([2]))
    let narrow = Independent(Normal(loc: zeros, scale: ones), reinterpretedBatchNdims: 1)
    let wide = Independent(Normal(loc: zeros, scale: ones * 10), reinterpretedBatchNdims: 1)
    let vectors: [any Distribution] = [
      narrow,
      OneHotCategorical(logits: Tensor([0, 1])),
      Dirichlet(concentration: Tensor([1, 2])),
      MultivariateNormalDiag(loc: zeros, scaleDiag: ones),
      MultivariateNormalTriL(
        loc: zeros, scaleTril: Tensor(shape: [2, 2], scalars: [1, 0, 0.5, 1])),
      Mixture(probabilities: [0.5, 0.5], components: [narrow, wide]),
      MixtureSameFamily(
        mixtureDistribution: Categorical(probs: Tensor([0.3, 0.7])),
        componentsDistribution: MultivariateNormalDiag(
          loc: Tensor(shape: [2, 2], scalars: [0, 0, 3, 3]), scaleDiag: ones)),
    ]
    let exact = klDivergence(narrow, wide)
    let estimate = klDivergence(narrow, vectors[5], samples: 100, key: Key(seed: 0))
    // end
    for distribution in vectors {
      #expect(distribution.batchShape == [] && distribution.eventShape == [2])
      #expect(distribution.sample(Key(seed: 0)).shape == [2])
    }
    #expect(exact.scalar > 0 && estimate.scalar.isFinite)
  }
}
