/// A probability distribution over numbers or arrays, or a batch of them (TFP: `Distribution`).
///
/// An *event* is what one distribution is about, of shape `eventShape`: [] for numbers. Parameters with more axes make a
/// *batch* of distributions, of shape `batchShape`. A sample has the shape batchShape + eventShape, and so has `mean`;
/// `logProb` of an x of that shape, or one that can be broadcast with it, has the shape batchShape.
///
/// All of this is made of tensors, traced ones too: so a distribution can be a model's output, a prior or a posterior, and is
/// differentiated as it stands. Only `logProb` and `sample` have to be written; what a distribution does not say of itself
/// is an error when it is asked for.
public protocol Distribution: Sendable {
  /// Shape of the batch of distributions; [] for one.
  var batchShape: [Int] { get }
  /// Shape of what one distribution is about; [] for numbers.
  var eventShape: [Int] { get }

  /// Natural logarithm of the density, or of the probability, at `x`.
  func logProb(_ x: Tensor) -> Tensor

  /// One event of each distribution, a pure function of the key. It has the slope of its making for parameters, where it has one.
  func sample(_ key: Key) -> Tensor

  /// Of each element of an event.
  var mean: Tensor { get }
  /// Of each element of an event, in the square of its unit.
  var variance: Tensor { get }
  /// The most probable event, the first of equals.
  var mode: Tensor { get }
  /// In nats.
  func entropy() -> Tensor
  /// The probability of a number of at most `x`.
  func cdf(_ x: Tensor) -> Tensor

  /// KL(self ‖ other) in nats, of shape batchShape, if there is a closed form; `klDivergence` asks for it.
  func divergence(from other: any Distribution) -> Tensor?
}

extension Distribution {
  public var mean: Tensor { unknown("mean") }
  public var variance: Tensor { unknown("variance") }
  public var mode: Tensor { unknown("mode") }
  public func entropy() -> Tensor { unknown("entropy") }
  public func cdf(_ x: Tensor) -> Tensor { unknown("cdf") }
  public func divergence(from other: any Distribution) -> Tensor? { nil }

  /// The density, or the probability, at `x`.
  public func prob(_ x: Tensor) -> Tensor { exp(logProb(x)) }

  /// Square root of the variance.
  public var standardDeviation: Tensor { sqrt(variance) }

  /// The error that stands for what is not known.
  public func unknown(_ what: String) -> Tensor {
    Tensor(
      invalid: ModelError(
        .configuration, "\(what) that is not known", at: "\(Self.self)",
        "found none, expected a distribution that has one"))
  }
}

extension Distribution {
  /// The shape of some parameters together; where they do not go together, using them is the error.
  public func commonShape(_ parameters: Tensor...) -> [Int] {
    Shape.common(parameters) ?? parameters[0].shape
  }

  /// A statistic made of parameters, which may lack axes that others have, for the whole batch.
  public func whole(_ statistic: Tensor) -> Tensor {
    statistic.broadcast(to: batchShape + eventShape)
  }
}

/// 1 where x ≥ y, or where one is NaN, else 0: so NaN stays NaN in what is computed of it.
func notLess(_ x: Tensor, _ y: Tensor) -> Tensor { 1 - greater(y, x) }

/// `logProb` of an x within the support, -∞ elsewhere. It is computed at `standIn` there, so that its slope is a number.
func supported(
  _ x: Tensor, where isInside: Tensor, standIn: Tensor, _ logProb: (Tensor) -> Tensor
) -> Tensor {
  select(isInside, logProb(select(isInside, x, standIn)), Tensor(-Double.infinity))
}

extension Tensor {
  /// Standard normal numbers to make a sample of; of their own for each sample of the batch, if one of the parameters is.
  public static func normal(_ shape: [Int], key: Key, like parameters: Tensor...) -> Tensor {
    parameters.contains(where: \.isPerSample)
      ? normalPerSample(shape, key: key) : normal(shape, key: key)
  }

  /// Numbers uniform on [0, 1) to make a sample of; of their own for each sample of the batch, if one of the parameters is.
  public static func uniform(_ shape: [Int], key: Key, like parameters: Tensor...) -> Tensor {
    parameters.contains(where: \.isPerSample)
      ? uniformPerSample(shape, key: key) : uniform(shape, key: key)
  }

  /// Zeros, of the given shape (NumPy: `zeros`).
  public static func zeros(_ shape: [Int]) -> Tensor {
    Tensor(shape: shape, scalars: [Float](repeating: 0, count: shape.reduce(1, *)))
  }

  /// Ones, of the given shape (NumPy: `ones`).
  public static func ones(_ shape: [Int]) -> Tensor {
    Tensor(shape: shape, scalars: [Float](repeating: 1, count: shape.reduce(1, *)))
  }
}
