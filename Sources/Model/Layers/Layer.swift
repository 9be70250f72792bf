/// A layer: a function of one sample, its variables, and what it is given beside them.
///
/// It is a value without weights; `Sequential` gives it a place in a network. It asks the scope for its variables, by name and
/// shape, and returns a tensor made of its input and them. So it is written once, as it is meant:
///
///     struct Scale: Layer {
///       func callAsFunction(_ x: Tensor, _ scope: inout Scope) -> Tensor {
///         x * scope.variable("scale", shape: x.shape, .ones)
///       }
///     }
public protocol Layer: Sendable {
  /// The class name in Keras or TFP, as `summary()` prints it: "Conv2D". By default the type's name.
  var className: String { get }
  /// What its name in a model starts with: "conv2d". By default the class name in lower case.
  var baseName: String { get }

  /// The output for one sample.
  ///
  /// - Parameters:
  ///   - x: one sample, without a batch axis.
  ///   - scope: gives the layer its variables and its random numbers.
  ///
  /// Throws when the input's shape does not fit. An impossible operation need not be looked for: its error is thrown with the
  /// layer's name.
  func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor
}

extension Layer {
  public var className: String { "\(Self.self)" }
  public var baseName: String { className.asWords(separator: "_") }
}

/// A layer that makes a distribution. At the end of a model the loss gets the distribution; where a tensor is needed, for a metric
/// or a layer that follows, it is turned into one.
public protocol DistributionLayer: Layer {
  /// The distribution with the given parameters: one, or one for each element of leading axes.
  func distribution(_ parameters: Tensor) throws(ModelError) -> any Distribution

  /// How the distribution becomes a tensor: by default a sample of it.
  var tensorForm: TensorForm { get }
}

/// How a distribution becomes a tensor (TFP: `convert_to_tensor_fn`).
public enum TensorForm: Sendable {
  case mode, mean
  /// A draw of its own for each sample.
  case sample
}

extension DistributionLayer {
  public var tensorForm: TensorForm { .sample }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    try distribution(x).tensor(tensorForm, key: scope.key())
  }
}

extension Distribution {
  func tensor(_ form: TensorForm, key: @autoclosure () -> Key) -> Tensor {
    switch form {
    case .mode: mode
    case .mean: mean
    case .sample: sample(key())
    }
  }
}
