import Testing

@testable import Model

/// The contract of every layer.
@Suite struct LayerContractTests {
  static let cases = LayerCase.all

  @Test func everyLayerIsHere() throws {
    let tried = Set(Self.cases.map(\.typeName))
    #expect(try conformers(to: "Layer", "DistributionLayer") == tried)
  }

  /// The shape in the summary is that of the outputs, and outputs are finite.
  @Test(arguments: cases) func shapes(_ test: LayerCase) throws {
    let model = try test.model()
    #expect(model.layers.map(\.outputShape) == [test.outputShape])
    let outputs = try model.outputs(test.samples())
    #expect(outputs.shape == [11] + test.outputShape)
    #expect(Set(model.weightNames).count == model.weightNames.count)
    #expect(model.weights.map(\.size).reduce(0, +) == model.parameterCount)
    #expect(model.weightNames.allSatisfy { $0.hasPrefix("\(test.layer.baseName)/") })
  }

  /// The same key gives the same model and outputs; for all numbers of threads.
  @Test(arguments: cases) func outputsAreAFunctionOfTheKey(_ test: LayerCase) throws {
    let (one, same) = (try test.model(), try test.model())
    #expect(one.weights == same.weights)
    let outputs = try one.outputs(test.samples(70), key: Key(seed: 83))
    for threads in 1...3 {
      let device = Device(threads: threads)
      #expect(try same.outputs(test.samples(70), key: Key(seed: 83), on: device) == outputs)
    }
  }

  /// Weights come back from a file bit for bit.
  @Test(arguments: cases, ["npz", "safetensors"]) func weightsAreSavedAndLoaded(
    _ test: LayerCase, _ format: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/weights.\(format)"
    var model = try test.model()
    let odd: [Float] = [-0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1 / 3]
    model.parameters = model.parameters.indices.map { odd[$0 % 4] * Float($0 % 7 + 1) }
    try model.saveWeights(to: path)
    var loaded = try test.model()
    try loaded.loadWeights(from: path)
    #expect(loaded.weights == model.weights)
  }

  /// The gradient, by variables and divergences, is that of differences.
  @Test(arguments: cases) func gradients(_ test: LayerCase) throws {
    var model = try test.model()
    let targets = Tensor(
      shape: [11] + test.outputShape,
      scalars: Key(seed: 84).normals(count: 11 * test.outputShape.reduce(1, *)))
    try model.compile(
      loss: LossFunction { (y: Tensor, x: Tensor) in square(x - y).sum() }, metrics: [])
    let batch = try Batch(model, test.samples(), targets, fused: true)
    let gradient = batch.step().gradient
    // As in GradientTests: rounding of the loss over the step, and what the extrapolation leaves.
    let bound = 1e-3 * Double(gradient.map(abs).max() ?? 0) + 2e-4
    var checked = 0
    for place in gradient.indices {
      let differences = Differences(step: 1.0 / 128) { batch.loss(moved: place, by: $0) }
      guard differences.roughness < bound else { continue }
      checked += 1
      #expect(abs(differences.slope - Double(gradient[place])) < bound, "parameter \(place)")
    }
    #expect(checked >= (test.hasKinks ? gradient.count / 2 : gradient.count))
  }

  /// A model of one layer goes down the gradient.
  @Test(arguments: cases) func trains(_ test: LayerCase) throws {
    var model = try test.model()
    try model.compile(
      loss: LossFunction { (y: Tensor, x: Tensor) in square(x).sum() * 0.01 },
      optimizer: SGD(learningRate: 0.1), metrics: [])
    let samples = test.samples()
    let history = try model.fit(samples, Tensor.zeros([11] + test.outputShape), epochs: 2)
    #expect(history.epochs.allSatisfy { $0.loss.isFinite })
    #expect((model.parameters != (try test.model().parameters)) == (model.parameterCount > 0))
  }
}
