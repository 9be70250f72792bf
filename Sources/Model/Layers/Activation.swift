/// What follows a layer's sum (Keras: `activation`), or a layer of its own (Keras: `Activation`).
public enum Activation: String, Layer, CaseIterable, CustomStringConvertible {
  case linear, relu, softplus, tanh, sigmoid
  /// exp z / Σ exp z over the last axis.
  case softmax
  /// x Φ(x), with the normal distribution function Φ (Hendrycks and Gimpel, arXiv:1606.08415).
  case gelu

  public var description: String { rawValue }

  /// The activation of a tensor, of the same shape.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    switch self {
    case .linear: x
    case .relu: Model.relu(x)
    case .softplus: Model.softplus(x)
    case .tanh: Model.tanh(x)
    case .sigmoid: Model.sigmoid(x)
    case .softmax: Model.softmax(x)
    case .gelu: x * (erfc(x * -0.7071067811865476) * 0.5)
    }
  }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) -> Tensor { self(x) }
}
