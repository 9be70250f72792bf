import LiterateModel
import Testing

@testable import BayesianCNN

/// Variants learn, on a few images of two shades, and their draws are named by the key.
@Suite struct VariantTests {
  private static let images: ImageTensors = {
    let labels = (0..<40).map { $0 % 10 }
    let pixels = labels.enumerated().flatMap { index, label in
      // A dark bar whose place tells the class, on white noise.
      let noise = Key(seed: 3).child(index).uniform(count: 784, in: 0.8..<1)
      return (0..<784).map { $0 % 28 / 2 == label + 2 ? Float(0) : noise[$0] }
    }
    return ImageTensors(
      images: Tensor(shape: [40, 28, 28, 1], scalars: pixels),
      labels: Tensor(shape: [40, 1], scalars: labels.map { Float($0) }),
      oneHot: .oneHot(labels, classes: 10))
  }()

  private static let training = VariantTraining(
    train: images, epochs: 2, batchSize: 8, key: Key(seed: 1), device: Device())

  @Test func allOfThem() throws {
    let variants = try Variant.recipes.flatMap { try $0(Self.training) }
    #expect(variants.count == 11)
    #expect(Set(variants.map(\.name)).count == variants.count)
    let withoutDivergence = variants.filter { $0.divergence == nil }.map(\.name)
    #expect(
      withoutDivergence == [
        "Monte-Carlo dropout, rate 0.1", "Monte-Carlo dropout, rate 0.25",
        "last-layer Laplace", "last-layer Laplace, independent weights",
      ])
    for variant in variants {
      let images = Self.images.images.prefix(3)
      let few = try variant.predict(images, 2, Key(seed: 2), Device())
      let more = try variant.predict(images, 3, Key(seed: 2), Device())
      #expect(few.count == 3 && few.classes == 10)
      #expect(few.draws.map(\.logits) == more.draws.prefix(2).map(\.logits), "\(variant.name)")
      #expect(few.draws[0].logits != few.draws[1].logits, "\(variant.name)")
    }
  }

  /// The network that variants depart from is the notebook's: it comes to the same weights.
  @Test func departsFromTheNotebook() throws {
    let count = Double(Self.images.images.count)
    let divergence: DivergenceFunction = { klDivergence($0, $1) / count }
    var notebook = try Sequential(
      [
        Convolution2DReparameterization(
          filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid,
          kernelPriorFn: .defaultMultivariateNormal, kernelPosteriorFn: .defaultMeanFieldNormal(),
          biasPriorFn: .defaultMultivariateNormal, biasPosteriorFn: .defaultMeanFieldNormal(),
          kernelDivergenceFn: divergence, biasDivergenceFn: divergence),
        MaxPooling2D(poolSize: (6, 6)), Flatten(),
        DenseVariational(
          units: 10,
          makePosteriorFn: { kernelSize, biasSize in
            let count = kernelSize + biasSize
            return [
              VariableLayer(IndependentNormal.parametersSize(count)), IndependentNormal(count),
            ]
          },
          makePriorFn: { kernelSize, biasSize in
            let (zeros, ones) = (
              Tensor.zeros([kernelSize + biasSize]), Tensor.ones([kernelSize + biasSize])
            )
            return Mixture(
              probabilities: [0.5, 0.5],
              components: [1.0, 10].map {
                Independent(Normal(loc: zeros, scale: $0 * ones), reinterpretedBatchNdims: 1)
              })
          }, klWeight: 1 / count),
        OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
      ], inputShape: [28, 28, 1], key: Key(seed: 1), name: "bayesian")
    try notebook.compile(loss: LossFunction { -$1.logProb($0) })
    try notebook.fit(Self.images.images, Self.images.oneHot, epochs: 2, batchSize: 8)
    let (model, _) = try Self.training.trained(
      Self.training.bayesianLayers(), name: "bayesian")
    #expect(model.weights == notebook.weights)
  }
}
