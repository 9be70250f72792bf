/// Turns its input into a distribution, by any function (TFP: `DistributionLambda`).
public struct DistributionLambda: DistributionLayer {
  /// From the input for one sample to its distribution.
  public let makeDistributionFn: @Sendable (Tensor) -> any Distribution
  public let tensorForm: TensorForm

  /// - Parameters:
  ///   - convertToTensor: what the distribution is where a tensor is needed.
  ///   - makeDistributionFn: from the input for one sample, which may also have leading axes, to its distribution.
  public init(
    convertToTensor: TensorForm = .sample,
    _ makeDistributionFn: @escaping @Sendable (Tensor) -> any Distribution
  ) {
    (self.makeDistributionFn, tensorForm) = (makeDistributionFn, convertToTensor)
  }

  public func distribution(_ parameters: Tensor) -> any Distribution {
    makeDistributionFn(parameters)
  }
}

/// Turns logits into a distribution over one-hot vectors (TFP: `tfp.layers.OneHotCategorical`).
public struct OneHotCategoricalLayer: DistributionLayer {
  /// Number of classes.
  public let eventShape: Int
  public let tensorForm: TensorForm

  /// - Parameters:
  ///   - eventShape: number of classes.
  ///   - convertToTensor: what stands for the distribution where a tensor is wanted.
  public init(eventShape: Int, convertToTensor: TensorForm = .sample) {
    (self.eventShape, tensorForm) = (eventShape, convertToTensor)
  }

  /// Logits that an event of `eventShape` classes needs: one for each.
  public static func parametersSize(_ eventShape: Int) -> Int { eventShape }

  public var className: String { "OneHotCategorical" }

  public func distribution(_ parameters: Tensor) throws(ModelError) -> any Distribution {
    try requireLast(parameters, eventShape)
    return OneHotCategorical(logits: parameters)
  }
}

/// Makes independent normals of parameters: the first half are the means, and softplus of the second half the standard
/// deviations (TFP: `tfp.layers.IndependentNormal`).
public struct IndependentNormal: DistributionLayer {
  /// Numbers in an event.
  public let eventSize: Int
  public let tensorForm: TensorForm

  /// - Precondition: eventSize ≥ 1.
  public init(_ eventSize: Int, convertToTensor: TensorForm = .sample) {
    precondition(eventSize >= 1, "eventSize must be at least 1, is \(eventSize)")
    (self.eventSize, tensorForm) = (eventSize, convertToTensor)
  }

  /// Parameters that an event of `eventSize` elements needs: two for each.
  public static func parametersSize(_ eventSize: Int) -> Int { 2 * eventSize }

  public func distribution(_ parameters: Tensor) throws(ModelError) -> any Distribution {
    try requireLast(parameters, 2 * eventSize)
    return Independent(
      Normal(
        loc: parameters.slice(0..<eventSize),
        scale: softplus(parameters.slice(eventSize..<2 * eventSize))), reinterpretedBatchNdims: 1)
  }
}

/// Trainable numbers, whatever the input (TFP: `tfp.layers.VariableLayer`).
public struct VariableLayer: Layer {
  /// Number of trained numbers, which are the output.
  public let size: Int
  /// What they start from.
  public let initializer: any Initializer

  /// - Precondition: size ≥ 1.
  public init(_ size: Int, initializer: any Initializer = .zeros) {
    precondition(size >= 1, "size must be at least 1, is \(size)")
    (self.size, self.initializer) = (size, initializer)
  }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) -> Tensor {
    scope.variable("constant", shape: [size], initializer)
  }
}

extension DistributionLayer {
  /// Throws unless the last axis has `size` elements.
  func requireLast(_ parameters: Tensor, _ size: Int) throws(ModelError) {
    try ModelError.require(
      parameters.shape.last == size, "input of the wrong shape", at: baseName,
      "found \(parameters.shape), expected [\(size)]")
  }
}
