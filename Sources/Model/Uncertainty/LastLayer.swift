/// A classifier taken apart: its last dense layer, and the network before it.
public struct LastLayer: Sendable {
  /// The layers before, with their weights: its outputs are the features, [N, F].
  public let features: Sequential
  /// [F, K].
  public let kernel: Tensor
  /// [K], if the layer has one.
  public let bias: Tensor?
}

extension Sequential {
  /// The last dense layer and the network before it, of a classifier that ends in a `Dense` with a softmax, or in one of logits that a
  /// softmax or a layer that makes a distribution follows.
  ///
  /// Throws when the model ends otherwise.
  public func lastLayer() throws(ModelError) -> LastLayer {
    guard let index = indexOfLastDense else {
      throw ModelError(
        .configuration, "model without a linear layer at the end", at: name,
        "found \(layers.map(\.className).suffix(2)), expected Dense with a softmax, or Dense and a "
          + "softmax or distribution layer")
    }
    var features = try Sequential(
      Array(network.layers[..<index]), inputShape: inputShape, key: key, name: name)
    features.parameters = Array(parameters.prefix(features.parameterCount))
    let own = zip(variables, weights).filter { $0.0.layerIndex == index }.map(\.1)
    return LastLayer(features: features, kernel: own[0], bias: own.dropFirst().first)
  }

  private var indexOfLastDense: Int? {
    let last = network.layers.last
    let isApart = last is any DistributionLayer || last as? Activation == .softmax
    let index = network.layers.count - (isApart ? 2 : 1)
    guard index >= 0, let layer = network.layers[index] as? Dense else { return nil }
    return layer.activation == (isApart ? .linear : .softmax) ? index : nil
  }
}
