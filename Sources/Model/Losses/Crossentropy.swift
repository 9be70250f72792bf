/// -Σ y ln p for targets [N, classes] (Keras: `CategoricalCrossentropy`). Behind a softmax it is computed from the logits: the logarithm
/// of the softmax needs no exponentials that could underflow.
public struct CategoricalCrossentropy: Loss {
  /// Whether the prediction is logits, and not probabilities.
  public let fromLogits: Bool
  public var targets: TargetKind { .probabilities }

  /// - Parameter fromLogits: whether the prediction is logits, and not probabilities.
  public init(fromLogits: Bool = false) { self.fromLogits = fromLogits }

  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) throws(ModelError) -> Tensor {
    let x = try yPred.requireTensor(fromLogits: fromLogits)
    if fromLogits { return -(yTrue * logSoftmax(x)).sum() }
    return -(yTrue * (x.logarithmOfSoftmax ?? log(Output.clipped(x / x.sum())))).sum()
  }
}

/// -ln of the probability of the label; labels [N] or [N, 1] (Keras:
/// `SparseCategoricalCrossentropy`). Behind a softmax it is computed from the logits.
public struct SparseCategoricalCrossentropy: Loss {
  /// Whether the prediction is logits, and not probabilities.
  public let fromLogits: Bool
  public var targets: TargetKind { .labels }

  /// - Parameter fromLogits: whether the prediction is logits, and not probabilities.
  public init(fromLogits: Bool = false) { self.fromLogits = fromLogits }

  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) throws(ModelError) -> Tensor {
    let labels = yTrue.reshaped([]).oneHot(classes: yPred.tensor.size)
    let x = try yPred.requireTensor(fromLogits: fromLogits)
    if fromLogits { return -(labels * logSoftmax(x)).sum() }
    if let logarithms = x.logarithmOfSoftmax { return -(labels * logarithms).sum() }
    // Unlike `CategoricalCrossentropy`, Keras makes the sum 1 only after clipping.
    let p = Output.clipped(x)
    return log(p.sum()) - (labels * log(p)).sum()
  }
}

/// -y ln p - (1 - y) ln(1 - p), the mean over the numbers of a prediction (Keras: `BinaryCrossentropy`).
public struct BinaryCrossentropy: Loss {
  /// Whether the prediction is logits, and not probabilities.
  public let fromLogits: Bool
  public var targets: TargetKind { .numbers }

  /// - Parameter fromLogits: whether the prediction is logits, and not probabilities.
  public init(fromLogits: Bool = false) { self.fromLogits = fromLogits }

  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) throws(ModelError) -> Tensor {
    let x = try yPred.requireTensor(fromLogits: fromLogits)
    guard !fromLogits else { return (softplus(x) - yTrue * x).mean() }
    return -(yTrue * log(Output.clipped(x)) + (1 - yTrue) * logarithmOfRest(x)).mean()
  }

  /// ln(1 - p), p clipped. Near 1 it is 1 - p that is clipped: in single precision 1 - 1e-7 would be 1 - 1.2e-7.
  private func logarithmOfRest(_ p: Tensor) -> Tensor {
    let near0 = log1p(-minimum(maximum(p, 1e-7), 0.5))
    return select(greater(p, 0.5), log(maximum(1 - p, 1e-7)), near0)
  }
}

/// The mean of squared distances (Keras: `MeanSquaredError`).
public struct MeanSquaredError: Loss {
  public var targets: TargetKind { .numbers }
  /// It has no settings.
  public init() {}
  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) -> Tensor {
    square(yPred.tensor - yTrue).mean()
  }
}

/// The mean of absolute distances (Keras: `MeanAbsoluteError`).
public struct MeanAbsoluteError: Loss {
  public var targets: TargetKind { .numbers }
  /// It has no settings.
  public init() {}
  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) -> Tensor {
    abs(yPred.tensor - yTrue).mean()
  }
}

/// Minus the log-probability of the truth under the model's distribution, in nats.
public struct NegativeLogLikelihood: Loss {
  /// It has no settings.
  public init() {}
  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) throws(ModelError) -> Tensor {
    try LossFunction { (y: Tensor, p: any Distribution) in -p.logProb(y) }(yTrue, yPred)
  }
}

extension Output {
  /// The prediction as a tensor; throws behind a distribution, and for logits that are probabilities.
  fileprivate func requireTensor(fromLogits: Bool) throws(ModelError) -> Tensor {
    try ModelError.require(
      distribution == nil, "loss that does not fit", at: "compile",
      "found a cross-entropy of tensors behind a distribution, expected a loss of the distribution, "
        + "as NegativeLogLikelihood()")
    try ModelError.require(
      !(fromLogits && tensor.logarithmOfSoftmax != nil), "loss that does not fit", at: "compile",
      "found fromLogits behind a softmax, expected logits")
    return tensor
  }

  /// Probabilities kept off 0 and 1 by Keras' epsilon, so that their logarithms are finite.
  fileprivate static func clipped(_ p: Tensor) -> Tensor {
    minimum(maximum(p, Tensor(1e-7)), Tensor(1 - 1e-7))
  }
}

extension Tensor {
  /// The logarithm of a traced softmax, which needs no exponentials that could underflow; nil for what is no softmax.
  var logarithmOfSoftmax: Tensor? {
    guard let node, node.function == .exp, node.inputs[0].node?.operation is LogSoftmax else {
      return nil
    }
    return node.inputs[0]
  }
}

extension Loss where Self == SparseCategoricalCrossentropy {
  /// For labels, of probabilities.
  public static var sparseCategoricalCrossentropy: Self { Self() }
  /// For labels, of probabilities or logits.
  public static func sparseCategoricalCrossentropy(fromLogits: Bool) -> Self {
    Self(fromLogits: fromLogits)
  }
}

extension Loss where Self == CategoricalCrossentropy {
  /// For one-hot targets, of probabilities.
  public static var categoricalCrossentropy: Self { Self() }
  /// For one-hot targets, of probabilities or logits.
  public static func categoricalCrossentropy(fromLogits: Bool) -> Self {
    Self(fromLogits: fromLogits)
  }
}

extension Loss where Self == MeanSquaredError {
  /// The mean of squared distances.
  public static var meanSquaredError: Self { Self() }
}

extension Loss where Self == NegativeLogLikelihood {
  /// Minus the log-probability under the model's distribution, in nats.
  public static var negativeLogLikelihood: Self { Self() }
}
