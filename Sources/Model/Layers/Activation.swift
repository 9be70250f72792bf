/// What stands behind a layer's sum (Keras: `activation`).
public enum Activation: String, Sendable, CustomStringConvertible {
  case linear, relu, tanh, sigmoid
  /// exp z / Σ exp z over the last axis.
  case softmax

  public var description: String { rawValue }

  func lower(into lowering: inout Lowering) {
    switch self {
    case .linear: break
    case .softmax: lowering.append(Softmax(outputShape: lowering.shape))
    case .relu, .tanh, .sigmoid:
      lowering.append(Elementwise(activation: self, outputShape: lowering.shape))
    }
  }
}
