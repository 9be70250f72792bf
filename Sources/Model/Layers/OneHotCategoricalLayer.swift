/// Turns logits into a distribution over one-hot vectors (TFP: `tfp.layers.OneHotCategorical`).
///
/// The loss gets the distribution; metrics get it as a tensor.
public struct OneHotCategoricalLayer: Layer {
  /// How the distribution becomes a tensor.
  public enum TensorForm: Sendable {
    /// A one in the place of the most probable class.
    case mode
    /// The probabilities.
    case mean
  }

  public let eventShape: Int
  public let convertToTensor: TensorForm

  public init(eventShape: Int, convertToTensor: TensorForm = .mode) {
    (self.eventShape, self.convertToTensor) = (eventShape, convertToTensor)
  }

  /// Logits that an event of `eventShape` classes needs: one for each.
  public static func parametersSize(_ eventShape: Int) -> Int { eventShape }

  public var className: String { "OneHotCategorical" }
  public var baseName: String { "one_hot_categorical" }

  public func lower(into lowering: inout Lowering) throws(ModelError) {
    try ModelError.require(
      lowering.shape == [eventShape], "input of the wrong shape", at: lowering.layerName,
      "found \(lowering.shape), expected [\(eventShape)]")
    lowering.makeDistribution()
  }
}
