import Testing

@testable import Model

/// Layers compose freely; what does not fit is one clear line.
@Suite struct CompositionTests {
  private let key = Key(seed: 13)

  private typealias Network = (
    name: String, shape: [Int], layers: [any Layer], outputs: [[Int]]
  )
  static let networkCount = 4

  private static var networks: [Network] {
    [
      (
        "three convolutions", [28, 28, 1],
        [
          Conv2D(filters: 4, kernelSize: (3, 3), activation: .relu, strides: (2, 2)),
          Conv2D(
            filters: 6, kernelSize: (5, 3), activation: .tanh, padding: .same, strides: (3, 1)),
          Conv2D(filters: 2, kernelSize: (1, 1)), Flatten(), Dense(units: 10, activation: .softmax),
        ], [[13, 13, 4], [5, 13, 6], [5, 13, 2], [130], [10]]
      ),
      (
        "pools first and twice", [28, 28, 1],
        [
          AveragePooling2D(poolSize: (2, 2)), MaxPooling2D(poolSize: (3, 3), strides: (1, 2)),
          MaxPooling2D(poolSize: (2, 2), padding: .same), Flatten(),
          Dense(units: 20, activation: .relu), Dense(units: 10, activation: .softmax),
        ], [[14, 14, 1], [12, 6, 1], [6, 3, 1], [18], [20], [10]]
      ),
      (
        "a convolution as the classifier", [28, 28, 1],
        [
          Conv2D(filters: 10, kernelSize: (28, 28)), Flatten(),
          Dense(units: 10, activation: .softmax),
        ], [[1, 1, 10], [10], [10]]
      ),
      (
        "Bayesian and not, mixed", [28, 28, 1],
        [
          Networks.reparameterized(count: 60, filters: 3, kernel: 4),
          MaxPooling2D(poolSize: (5, 4)), Conv2D(filters: 4, kernelSize: (2, 2), padding: .same),
          Flatten(), Networks.variational(units: 12, weight: 0.01, activation: .sigmoid),
          Dense(units: 10, activation: .softmax),
        ], [[25, 25, 3], [5, 6, 3], [5, 6, 4], [120], [12], [10]]
      ),
    ]
  }

  @Test(arguments: 0..<networkCount) func networksTrain(_ index: Int) throws {
    let (name, shape, layers, outputs) = Self.networks[index]
    var model = try Sequential(layers, inputShape: shape, key: key, name: name)
    #expect(model.layers.map(\.outputShape) == outputs)
    try model.compile(loss: .sparseCategoricalCrossentropy)
    let (images, labels) = try goldenDigits(60)
    let targets = Tensor(shape: [60, 1], scalars: labels.map { Float($0) })
    let history = try model.fit(images, targets, epochs: 8, batchSize: 7)
    let losses = history.epochs.map(\.negativeLogLikelihood)
    #expect(losses[7] < losses[0], "\(name): \(losses)")
  }

  private func message(_ layers: [any Layer], _ shape: [Int] = [28, 28, 1]) -> String {
    do {
      _ = try Sequential(layers, inputShape: shape, key: key, name: "net")
      return "no error"
    } catch { return error.description }
  }

  @Test func whatDoesNotFitIsOneLine() {
    let convolution = Conv2D(filters: 2, kernelSize: (5, 5))
    for (found, expected) in [
      (
        message([Conv2D(filters: 2, kernelSize: (29, 3))]),
        "window that does not fit: conv2d: found window 29x3, strides 1x1 on shape [28, 28, 1], expected"
      ),
      (
        message([convolution, convolution], [7, 7, 1]),
        "window that does not fit: conv2d_1: found window 5x5"
      ),
      (message([MaxPooling2D(poolSize: (30, 2))]), "window that does not fit: max_pooling2d"),
      (message([Conv2D(filters: 2, kernelSize: (0, 3))]), "window that does not fit"),
      (message([AveragePooling2D(strides: (0, 1))]), "window that does not fit: average_pooling2d"),
      (message([Conv2D(filters: 0, kernelSize: (3, 3))]), "number of filters: conv2d: found 0"),
      (
        message([Conv2D(filters: .max, kernelSize: (3, 3))]),
        "number of filters: conv2d: found 9223372036854775807"
      ),
      (
        message([Conv2D(filters: 1, kernelSize: (.max, 3), padding: .same)]),
        "window that does not fit: conv2d"
      ),
      (message([Flatten(), Dense(units: -1)]), "number of units: dense: found -1"),
      (
        message([Flatten(), Dense(units: .max)]),
        "number of units: dense: found 9223372036854775807"
      ),
      (
        message([Dense(units: 3)]),
        "input of the wrong rank: dense: found shape [28, 28, 1], expected one axis (add a Flatten layer)"
      ),
      (message([Flatten(), convolution]), "input of the wrong rank: conv2d: found shape [784]"),
      (
        message([Flatten(), OneHotCategoricalLayer(eventShape: 10)]),
        "input of the wrong shape: one_hot_categorical: found [784], expected [10]"
      ),
      (
        message([Flatten(), OneHotCategoricalLayer(eventShape: 784), Dense(units: .max)]),
        "number of units: dense"
      ),
      (message([], []), "input shape: net: found []"),
      (message([], [28, 0, 1]), "input shape: net: found [28, 0, 1]"),
    ] {
      #expect(found.hasPrefix(expected), "\(found)")
      #expect(!found.contains("\n"))
    }
  }

  @Test func lossesThatDoNotFitAreOneLine() throws {
    func message(_ layers: [any Layer], _ loss: any Loss) throws -> String {
      var model = try Sequential(layers, inputShape: [4], key: key)
      let error = #expect(throws: ModelError.self) { try model.compile(loss: loss) }
      return error?.description ?? ""
    }
    let nll = NegativeLogLikelihood()
    let distribution: [any Layer] = [Dense(units: 3), OneHotCategoricalLayer(eventShape: 3)]
    #expect(try message([Dense(units: 3)], nll).contains("found a loss of a distribution"))
    #expect(try message(distribution, .categoricalCrossentropy).contains("behind a distribution"))
    #expect(
      try message(
        [Dense(units: 3, activation: .softmax)], .categoricalCrossentropy(fromLogits: true)
      ).contains("found fromLogits behind a softmax"))
  }

  @Test func aModelThatIsNotCompiledSaysSo() throws {
    var model = try Sequential([Dense(units: 3)], inputShape: [4], key: key, name: "net")
    let x = Tensor(shape: [1, 4], scalars: [1, 2, 3, 4])
    let error = #expect(throws: ModelError.self) { try model.fit(x, Tensor([0])) }
    #expect(
      error?.description
        == "model that is not compiled: net, fit: found no loss, expected a call of compile before")
  }
}
