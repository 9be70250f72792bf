/// Makes a mixture of parameters: first the logits of the components, then the parameters of each (TFP:
/// `tfp.layers.MixtureSameFamily`).
public struct MixtureSameFamilyLayer: DistributionLayer {
  /// Distributions in the mixture.
  public let numberOfComponents: Int
  /// Makes the components of their parameters.
  public let componentLayer: any DistributionLayer
  public let tensorForm: TensorForm

  /// - Parameters:
  ///   - numberOfComponents: how many are mixed.
  ///   - componentLayer: makes the components' distribution of their parameters, [..., components, parameters of one].
  ///   - convertToTensor: what stands for the distribution where a tensor is wanted.
  /// - Precondition: numberOfComponents ≥ 1.
  public init(
    numberOfComponents: Int, componentLayer: any DistributionLayer,
    convertToTensor: TensorForm = .sample
  ) {
    precondition(
      numberOfComponents >= 1, "numberOfComponents must be at least 1, is \(numberOfComponents)")
    (self.numberOfComponents, self.componentLayer) = (numberOfComponents, componentLayer)
    tensorForm = convertToTensor
  }

  /// Parameters that a mixture needs: a logit for each component, and the component's own.
  public static func parametersSize(
    numberOfComponents: Int, componentParametersSize: Int
  ) -> Int { numberOfComponents * (1 + componentParametersSize) }

  public var className: String { "MixtureSameFamily" }

  public func distribution(_ parameters: Tensor) throws(ModelError) -> any Distribution {
    let size = parameters.shape.last ?? 0
    let each = size / numberOfComponents - 1
    try ModelError.require(
      each >= 1 && size == numberOfComponents * (1 + each), "input of the wrong shape",
      at: baseName,
      "found \(parameters.shape), expected [\(numberOfComponents) · (1 + parameters of a component)]"
    )
    let rest = parameters.slice(numberOfComponents..<size)
      .reshaped(parameters.shape.dropLast() + [numberOfComponents, each])
    return MixtureSameFamily(
      mixtureDistribution: Categorical(logits: parameters.slice(0..<numberOfComponents)),
      componentsDistribution: try componentLayer.distribution(rest))
  }
}
