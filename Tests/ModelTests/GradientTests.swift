import Testing

@testable import Model

/// Every layer, by itself and among others, and every loss.
private func makeModels() -> [(name: String, shape: [Int], layers: [any Layer])] {
  [
    ("dense", [5], [Dense(units: 4)]),
    ("dense without bias", [5], [Dense(units: 4, useBias: false)]),
    ("two dense layers", [5], [Dense(units: 6, activation: .tanh), Dense(units: 4)]),
    ("sigmoid", [5], [Dense(units: 11, activation: .sigmoid), Dense(units: 4)]),
    (
      "convolution", [6, 6, 1],
      [Conv2D(filters: 3, kernelSize: (3, 3)), Flatten(), Dense(units: 4)]
    ),
    (
      "strided convolution", [7, 6, 2],
      [
        Conv2D(filters: 2, kernelSize: (3, 2), activation: .tanh, strides: (2, 1)), Flatten(),
        Dense(units: 4),
      ]
    ),
    (
      "same padding", [5, 5, 1],
      [
        Conv2D(filters: 9, kernelSize: (3, 3), activation: .tanh, padding: .same), Flatten(),
        Dense(units: 4),
      ]
    ),
    (
      "convolution and pooling", [8, 9, 1],
      [
        Conv2D(filters: 8, kernelSize: (3, 3), activation: .relu), MaxPooling2D(poolSize: (2, 3)),
        Flatten(),
        Dense(units: 4),
      ]
    ),
    (
      "two channels, odd filters", [9, 8, 2],
      [
        Conv2D(filters: 5, kernelSize: (2, 3)), MaxPooling2D(poolSize: (3, 2)), Flatten(),
        Dense(units: 4),
      ]
    ),
    (
      "overlapping pools", [6, 6, 2],
      [MaxPooling2D(poolSize: (3, 3), strides: (1, 2), padding: .same), Flatten(), Dense(units: 4)]
    ),
    (
      "two convolutions", [9, 9, 1],
      [
        Conv2D(filters: 4, kernelSize: (3, 3), activation: .tanh), MaxPooling2D(poolSize: (2, 2)),
        Conv2D(filters: 3, kernelSize: (2, 2), padding: .same), AveragePooling2D(poolSize: (2, 2)),
        Flatten(),
        Dense(units: 4),
      ]
    ),
    (
      "reparameterised convolution", [8, 8, 1],
      [
        Convolution2DReparameterization(
          filters: 8, kernelSize: (3, 3), activation: .relu, padding: .valid,
          kernelPriorFn: .defaultMultivariateNormal, kernelPosteriorFn: .defaultMeanFieldNormal(),
          biasPriorFn: .defaultMultivariateNormal, biasPosteriorFn: .defaultMeanFieldNormal(),
          kernelDivergenceFn: { klDivergence($0, $1) / 50 },
          biasDivergenceFn: { klDivergence($0, $1) / 50 }),
        MaxPooling2D(poolSize: (3, 3)), Flatten(), Dense(units: 4),
      ]
    ),
    ("variational, Monte Carlo", [5], [variational(exact: false)]),
    ("variational, exact", [5], [variational(exact: true)]),
  ]
}

private let modelCount = makeModels().count

private func variational(exact: Bool) -> DenseVariational {
  DenseVariational(
    units: 4,
    makePosteriorFn: { kernel, bias in
      TrainableDistribution(
        VariableLayer(IndependentNormal.parametersSize(kernel + bias)),
        IndependentNormal(kernel + bias))
    },
    makePriorFn: { kernel, bias in
      let (narrow, wide) = (
        Independent(Normal(loc: 0, scale: 1), eventShape: kernel + bias),
        Independent(Normal(loc: 0, scale: 10), eventShape: kernel + bias)
      )
      return exact ? narrow : Mixture(probabilities: [0.5, 0.5], components: [narrow, wide])
    }, klWeight: 0.05, klUseExact: exact)
}

/// A model with its data: eleven samples, so that the last chunk is short.
struct Trial {
  let plan: Plan
  let objective: any Objective
  let parameters: [Float]
  let images: Tensor
  let labels: [Int32] = (0..<11).map { Int32($0 % 4) }
  let device: Device
  let key = Key(seed: 11)

  init(_ layers: [any Layer], _ inputShape: [Int], fused: Bool, threads: Int = 1) throws {
    var model = try Sequential(
      layers + [OneHotCategoricalLayer(eventShape: 4, convertToTensor: .mode)],
      inputShape: inputShape, key: key, name: "trial")
    try model.compile(loss: Loss({ -$1.logProb($0) }), optimizer: RMSprop(), metrics: [.accuracy])
    let size = inputShape.reduce(1, *)
    // Half of the image is ground, as in a digit.
    images = Tensor(
      shape: [11] + inputShape,
      scalars: key.child("images").normals(count: 11 * size).enumerated().map {
        $0 % 5 < 2 ? $1 : 1
      })
    device = Device(threads: threads)
    let lowered = model.lowered
    var plan = fused ? lowered.fused() : lowered
    plan.objective = fused ? model.compiled?.plan.objective : SoftmaxCrossEntropy(classes: 4)
    self.plan = plan.prepared(for: images, on: device)
    objective = try #require(plan.objective)
    parameters = model.parameters
  }

  /// Loss and gradient at some parameters, with fixed noise.
  func gradient(_ parameters: [Float]? = nil) -> (loss: Double, gradient: [Float]) {
    let loop = TrainingLoop(
      plan, objective, RMSprop(), batchSize: 11, parameters: parameters ?? self.parameters,
      meanSquare: self.parameters.map { _ in 0 }, workers: device.workers)
    loop.sampler.drawNoise(key.child("noise"))
    let (pixels, classes) = (Memory(images.scalars), Memory(labels))
    let indices = Memory((0..<11).map { Int32($0) })
    let data = TrainingLoop.Data(
      images: pixels.base, labels: classes.base, distributions: nil)
    let result = loop.computeGradient(data, indices.base, count: 11)
    return (result.loss, loop.parameterGradient.elements)
  }
}

@Suite struct GradientTests {
  @Test(arguments: 0..<modelCount, [false, true])
  func gradientsAreThoseOfTheLoss(_ index: Int, _ fused: Bool) throws {
    let (name, shape, layers) = makeModels()[index]
    let trial = try Trial(layers, shape, fused: fused)
    let (_, gradient) = trial.gradient()
    let largest = gradient.map(abs).max() ?? 0
    #expect(largest > 0)
    let step: Float = 1.0 / 1024
    let places = Array(stride(from: 0, to: gradient.count, by: max(1, gradient.count / 60)))
    let errors = places.map { place in
      var (low, high) = (trial.parameters, trial.parameters)
      low[place] -= step
      high[place] += step
      let rise = trial.gradient(high).loss - trial.gradient(low).loss
      return abs(rise / Double(high[place] - low[place]) - Double(gradient[place]))
    }
    // Single precision leaves about 2e-7 of the loss, which a step of 2/1024 makes 1e-4; curvature adds less.
    let bound = 2e-3 * Double(largest) + 4e-4
    let misses = errors.count { $0 > bound }
    // A step that changes the winner of a pool or the side of a ReLU meets a kink, where the slope lies between two
    // gradients: this concerns one window of many, and few of the parameters.
    let hasKinks = layers.contains { $0 is MaxPooling2D }
    #expect(misses <= (hasKinks ? places.count / 4 : 0), "\(name)")
    #expect((errors.max() ?? 0) < (hasKinks ? 0.2 * Double(largest) : bound), "\(name)")
  }

  @Test(arguments: 0..<modelCount)
  func fusedAndPlainPathsAgree(_ index: Int) throws {
    let (name, shape, layers) = makeModels()[index]
    let plain = try Trial(layers, shape, fused: false).gradient()
    let fused = try Trial(layers, shape, fused: true).gradient()
    #expect(abs(plain.loss - fused.loss) < 2e-6 * max(1, abs(plain.loss)), "\(name)")
    let largest = plain.gradient.map(abs).max() ?? 0
    let distance = zip(plain.gradient, fused.gradient).map { abs($0 - $1) }.max() ?? 0
    // A few roundings of single precision, in another order of summation.
    #expect(distance <= 2e-6 * largest, "\(name): \(distance / largest)")
  }

  @Test(arguments: 0..<modelCount, [2, 3, 8])
  func everyNumberOfThreadsGivesTheSameBits(_ index: Int, _ threads: Int) throws {
    let (_, shape, layers) = makeModels()[index]
    let one = try Trial(layers, shape, fused: true).gradient()
    let many = try Trial(layers, shape, fused: true, threads: threads).gradient()
    #expect(one.loss == many.loss)
    #expect(one.gradient == many.gradient)
  }
}
