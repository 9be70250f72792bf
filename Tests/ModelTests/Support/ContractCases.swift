@testable import Model

/// The models that the contract of gradients runs over: every layer, activation, padding, and loss.
struct ContractCase {
  let name: String
  let inputShape: [Int]
  let layers: [any Layer]
  /// Nil: -log-probability behind a OneHotCategoricalLayer.
  var loss: (any Loss)?
  var hasSoftTargets = false
  /// Whether the loss has kinks: ReLU, max-pooling.
  var hasKinks = false
  var classes = 4

  func model() throws -> Sequential {
    let last = OneHotCategoricalLayer(eventShape: classes, convertToTensor: .mode)
    var model = try Sequential(
      loss == nil ? layers + [last] : layers, inputShape: inputShape, key: Key(seed: 11),
      name: name)
    try model.compile(loss: loss ?? .negativeLogLikelihood)
    return model
  }

  /// Eleven samples, so that the last chunk is short; two of five values are ground, as in a digit.
  func batch(fused: Bool, threads: Int = 1) throws -> Batch {
    let key = Key(seed: 5)
    let size = 11 * inputShape.reduce(1, *)
    let scalars = key.child("images").normals(count: size).enumerated().map {
      $0 % 5 < 2 ? $1 : 1
    }
    let soft = key.child("targets").uniform(count: 11 * classes, in: 0..<1)
    let targets = Tensor(shape: [11, classes], scalars: soft)
    let labels = (0..<11).map { Int32($0 % classes) }
    let isSparse = loss is SparseCategoricalCrossentropy
    return try Batch(
      model(), Tensor(shape: [11] + inputShape, scalars: scalars),
      hasSoftTargets
        ? targets : isSparse ? labelTensor(labels) : oneHotTensor(labels, classes: classes),
      fused: fused, threads: threads)
  }
}

func convolutional(_ name: String, _ shape: [Int], _ layers: [any Layer], kinks: Bool)
  -> ContractCase
{
  ContractCase(
    name: name, inputShape: shape, layers: layers + [Flatten(), Dense(units: 4)], hasKinks: kinks)
}

extension ContractCase {
  static var all: [ContractCase] { dense + convolutions + poolings + variational }

  fileprivate static var dense: [ContractCase] {
    [
      ContractCase(name: "linear", inputShape: [5], layers: [Dense(units: 4)]),
      ContractCase(name: "no bias", inputShape: [5], layers: [Dense(units: 4, useBias: false)]),
      ContractCase(
        name: "relu", inputShape: [5],
        layers: [Dense(units: 9, activation: .relu), Dense(units: 4)],
        hasKinks: true),
      ContractCase(
        name: "tanh", inputShape: [5],
        layers: [Dense(units: 6, activation: .tanh), Dense(units: 4)]),
      ContractCase(
        name: "sigmoid", inputShape: [5],
        layers: [Dense(units: 11, activation: .sigmoid), Dense(units: 4)]),
      ContractCase(
        name: "softmax inside", inputShape: [5],
        layers: [Dense(units: 6, activation: .softmax), Dense(units: 4)]),
      ContractCase(
        name: "softmax and labels", inputShape: [5],
        layers: [Dense(units: 4, activation: .softmax)], loss: .sparseCategoricalCrossentropy),
      ContractCase(
        name: "softmax and distributions", inputShape: [5],
        layers: [Dense(units: 4, activation: .softmax)], loss: .categoricalCrossentropy,
        hasSoftTargets: true),
      ContractCase(
        name: "probabilities and labels", inputShape: [5],
        layers: [Dense(units: 4, activation: .sigmoid)], loss: .sparseCategoricalCrossentropy),
      ContractCase(
        name: "probabilities and distributions", inputShape: [5],
        layers: [Dense(units: 4, activation: .sigmoid)], loss: .categoricalCrossentropy,
        hasSoftTargets: true),
      ContractCase(
        name: "nineteen classes", inputShape: [7], layers: [Dense(units: 19)], classes: 19),
    ]
  }

  fileprivate static var convolutions: [ContractCase] {
    [
      convolutional("valid", [6, 6, 1], [Conv2D(filters: 3, kernelSize: (3, 3))], kinks: false),
      convolutional(
        "strided", [7, 6, 2],
        [Conv2D(filters: 2, kernelSize: (3, 2), activation: .tanh, strides: (2, 1))], kinks: false),
      convolutional(
        "same", [5, 5, 1],
        [Conv2D(filters: 9, kernelSize: (3, 3), activation: .tanh, padding: .same)], kinks: false),
      convolutional(
        "same and strided", [7, 5, 2],
        [Conv2D(filters: 3, kernelSize: (4, 3), padding: .same, strides: (2, 3), useBias: false)],
        kinks: false),
      convolutional(
        "three convolutions", [9, 9, 1],
        [
          Conv2D(filters: 4, kernelSize: (3, 3), activation: .tanh, strides: (2, 2)),
          Conv2D(filters: 10, kernelSize: (2, 2), activation: .sigmoid, padding: .same),
          Conv2D(filters: 2, kernelSize: (3, 3)),
        ], kinks: false),
      convolutional(
        "rectified", [6, 6, 2], [Conv2D(filters: 3, kernelSize: (3, 3), activation: .relu)],
        kinks: true),
    ]
  }

  fileprivate static var poolings: [ContractCase] {
    [
      convolutional(
        "fused with relu", [8, 9, 1],
        [
          Conv2D(filters: 8, kernelSize: (3, 3), activation: .relu), MaxPooling2D(poolSize: (2, 3)),
        ], kinks: true),
      convolutional(
        "fused, linear, two channels", [9, 8, 2],
        [Conv2D(filters: 5, kernelSize: (2, 3)), MaxPooling2D(poolSize: (3, 2))], kinks: true),
      convolutional(
        "the notebook's block", [16, 16, 1],
        [
          Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu), MaxPooling2D(poolSize: (6, 6)),
        ], kinks: true),
      convolutional(
        "overlapping maxima", [6, 6, 2],
        [
          Conv2D(filters: 3, kernelSize: (2, 2)),
          MaxPooling2D(poolSize: (3, 3), strides: (1, 2), padding: .same),
        ], kinks: true),
      convolutional(
        "means", [9, 9, 1],
        [
          Conv2D(filters: 4, kernelSize: (3, 3), activation: .tanh),
          AveragePooling2D(poolSize: (2, 2)),
          Conv2D(filters: 3, kernelSize: (2, 2), padding: .same),
          AveragePooling2D(poolSize: (3, 2), strides: (2, 1), padding: .same),
        ], kinks: false),
    ]
  }
}
