import Testing

@testable import Model

/// One value of every layer: literal in, literal out.
@Suite struct LayerTests {
  private func output(
    _ layer: any Layer, _ shape: [Int], _ x: [Float], _ weights: [[Float]] = []
  ) throws -> [Float] {
    var model = try Sequential([layer], inputShape: shape, key: Key(seed: 0))
    let shapes = model.variables.map(\.shape)
    try model.setWeights(zip(shapes, weights).map { Tensor(shape: $0, scalars: $1) })
    return try model.outputs(Tensor(shape: [1] + shape, scalars: x)).scalars
  }

  private let fourByFour = (0..<16).map { Float($0) }
  private let identity: [[Float]] = [[1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0]]

  @Test func dense() throws {
    let found = try output(
      Dense(units: 3), [2], [1, 2], [[1, 2, 3, 4, 5, 6], [10, 20, 30]])
    #expect(found == [19, 32, 45])
    #expect(try output(Dense(units: 1, useBias: false), [2], [1, 2], [[3, 4]]) == [11])
  }

  @Test func convolutionIsCrossCorrelation() throws {
    let image = (1...9).map { Float($0) }
    let layer = Conv2D(filters: 1, kernelSize: (2, 2))
    #expect(
      try output(layer, [3, 3, 1], image, [[1, 0, 0, -2], [0.5]]) == [-8.5, -9.5, -11.5, -12.5])
  }

  @Test func channelsAndFiltersAreTheLastAxes() throws {
    // One tap, two channels, two filters: kernel[channel, filter].
    let layer = Conv2D(filters: 2, kernelSize: (1, 1))
    let found = try output(layer, [1, 2, 2], [1, 10, 2, 20], [[1, 2, 3, 4], [0, 100]])
    #expect(found == [31, 142, 62, 184])
  }

  @Test func poolings() throws {
    #expect(try output(MaxPooling2D(), [4, 4, 1], fourByFour) == [5, 7, 13, 15])
    #expect(try output(AveragePooling2D(), [4, 4, 1], fourByFour) == [2.5, 4.5, 10.5, 12.5])
    // Rows and columns that fill no window are left out.
    #expect(try output(MaxPooling2D(poolSize: (3, 3)), [4, 4, 1], fourByFour) == [10])
  }

  @Test func flattenGoesByRowColumnChannel() throws {
    #expect(
      try output(Flatten(), [2, 2, 2], (0..<8).map { Float($0) }) == [0, 1, 2, 3, 4, 5, 6, 7])
  }

  @Test(arguments: [
    (Activation.linear, [-1, 0, 2] as [Float]), (.relu, [0, 0, 2]),
    (.tanh, [-0.7615942, 0, 0.9640276]), (.sigmoid, [0.26894143, 0.5, 0.880797]),
    (.softmax, [0.042010065, 0.1141952, 0.8437947]),
  ])
  func activations(_ activation: Activation, _ expected: [Float]) throws {
    let found = try output(Dense(units: 3, activation: activation), [3], [-1, 0, 2], identity)
    // The C library's functions are right to an ulp.
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 6e-8 })
  }

  @Test func reluDoesNotHideWhatIsNoNumber() {
    let found = relu(Tensor([.nan, -.infinity, 1])).scalars
    #expect(found[0].isNaN && found[1...] == [0, 1])
  }

  /// σ = ε + softplus(-40): the draw is the mean but for ε times noise below 6.
  @Test func reparameterisedConvolution() throws {
    let layer = Networks.reparameterized(count: 1, filters: 1, kernel: 2)
    let image = (1...9).map { Float($0) }
    let far: Float = -40
    let found = try output(
      layer, [3, 3, 1], image, [[-1, 0, 0, 2], [far, far, far, far], [0.5], [far]])
    for (found, expected) in zip(found, [9.5, 10.5, 12.5, 13.5] as [Float]) {
      #expect(abs(found - expected) < 25 * 6 * .ulpOfOne)
    }
  }

  /// σ = softplus(-100), without ε, is less than any float that the means could tell.
  @Test func variationalDenseLayer() throws {
    let layer = Networks.variational(units: 3, weight: 1)
    let scales = [Float](repeating: -100, count: 9)
    #expect(
      try output(layer, [2], [1, 2], [[1, 2, 3, 4, 5, 6, 10, 20, 30] + scales]) == [19, 32, 45])
  }

  @Test func oneHotCategoricalKeepsItsLogits() throws {
    let layer = OneHotCategoricalLayer(eventShape: 3)
    let model = try Sequential([layer], inputShape: [3], key: Key(seed: 0))
    let distribution = try model.predict(Tensor(shape: [1, 3], scalars: [1, 3, 2]))
    #expect(distribution.logits.scalars == [1, 3, 2])
    #expect(distribution.mode.scalars == [0, 1, 0])
  }
}
