import Testing

@testable import Model

/// A layer with an input to try it on.
struct LayerCase: Sendable, CustomTestStringConvertible {
  let layer: any Layer
  let inputShape: [Int]
  let outputShape: [Int]
  /// Whether it has kinks, and so fewer places where differences say something.
  var hasKinks = false

  var testDescription: String { "\(layer.className) \(inputShape)" }

  /// The name of the type, without what a generic one is of.
  var typeName: String { String("\(type(of: layer))".prefix { $0 != "<" }) }

  /// Samples of normal numbers, as many as make a full chunk and a short one.
  func samples(_ count: Int = 11) -> Tensor {
    let size = count * inputShape.reduce(1, *)
    return Tensor(shape: [count] + inputShape, scalars: Key(seed: 81).normals(count: size))
  }

  func model() throws -> Sequential {
    try Sequential([layer], inputShape: inputShape, key: Key(seed: 82), name: "case")
  }
}

extension LayerCase {
  static let all = dense + images + shapes + stochastic + distributions

  private static var dense: [LayerCase] {
    [
      LayerCase(layer: Dense(units: 3, activation: .tanh), inputShape: [5], outputShape: [3]),
      LayerCase(layer: Dense(units: 17, useBias: false), inputShape: [2], outputShape: [17]),
      LayerCase(
        layer: LayerNormalization(epsilon: 1e-2), inputShape: [3, 4], outputShape: [3, 4]),
    ]
      + Activation.allCases.map {
        LayerCase(layer: $0, inputShape: [2, 3], outputShape: [2, 3], hasKinks: $0 == .relu)
      }
  }

  private static var images: [LayerCase] {
    [
      LayerCase(
        layer: Conv2D(filters: 3, kernelSize: (2, 3), activation: .softplus, strides: (2, 1)),
        inputShape: [5, 6, 2], outputShape: [2, 4, 3]),
      LayerCase(
        layer: DepthwiseConv2D(kernelSize: (3, 3), depthMultiplier: 2, padding: .same),
        inputShape: [4, 5, 3], outputShape: [4, 5, 6]),
      LayerCase(
        layer: MaxPooling2D(), inputShape: [5, 4, 2], outputShape: [2, 2, 2], hasKinks: true),
      LayerCase(
        layer: AveragePooling2D(poolSize: (2, 3), strides: (1, 1), padding: .same),
        inputShape: [4, 4, 2], outputShape: [4, 4, 2]),
      LayerCase(layer: GlobalAveragePooling2D(), inputShape: [4, 3, 2], outputShape: [2]),
    ]
  }

  private static var shapes: [LayerCase] {
    [
      LayerCase(layer: Flatten(), inputShape: [2, 3, 2], outputShape: [12]),
      LayerCase(layer: Reshape([3, -1]), inputShape: [6, 2], outputShape: [3, 4]),
      LayerCase(layer: Dropout(0.5), inputShape: [40], outputShape: [40]),
      LayerCase(layer: Dropout(0.25, isMonteCarlo: true), inputShape: [8], outputShape: [8]),
      LayerCase(
        layer: VariableLayer(4, initializer: .normal()), inputShape: [2], outputShape: [4]),
    ]
  }

  private static var stochastic: [LayerCase] {
    [
      LayerCase(layer: DenseReparameterization(units: 3), inputShape: [4], outputShape: [3]),
      LayerCase(layer: DenseLocalReparameterization(units: 3), inputShape: [4], outputShape: [3]),
      LayerCase(layer: DenseFlipout(units: 3), inputShape: [4], outputShape: [3]),
      LayerCase(
        layer: Networks.variational(units: 3, weight: 0.5), inputShape: [4], outputShape: [3]),
      LayerCase(
        layer: Networks.reparameterized(count: 2, filters: 2, kernel: 3), inputShape: [5, 5, 1],
        outputShape: [3, 3, 2], hasKinks: true),
      LayerCase(
        layer: Convolution2DFlipout(filters: 2, kernelSize: (2, 2)), inputShape: [4, 4, 2],
        outputShape: [3, 3, 2]),
    ]
  }

  private static var distributions: [LayerCase] {
    [
      LayerCase(
        layer: OneHotCategoricalLayer(eventShape: 4, convertToTensor: .mean), inputShape: [4],
        outputShape: [4]),
      LayerCase(layer: IndependentNormal(3), inputShape: [6], outputShape: [3]),
      LayerCase(
        layer: DistributionLambda(convertToTensor: .mean) { Normal(loc: $0, scale: 1) },
        inputShape: [3], outputShape: [3]),
      LayerCase(
        layer: MixtureSameFamilyLayer(
          numberOfComponents: 2, componentLayer: IndependentNormal(2), convertToTensor: .mean),
        inputShape: [10], outputShape: [2]),
    ]
  }
}
