/// What training makes small: the mean of it over a batch, plus the layers' divergences.
public struct Loss {
  enum Kind {
    case sparseCategoricalCrossentropy(fromLogits: Bool)
    case categoricalCrossentropy(fromLogits: Bool)
    case function((Tensor, OneHotCategorical) -> LogProbability)
  }
  let kind: Kind

  /// A function of the true outcomes, one-hot [B, classes], and the model's distributions. `compile`
  /// calls it once, with an example; it must return a multiple of the log-probability of the
  /// outcomes, plus a constant.
  public init(_ function: @escaping (_ yTrue: Tensor, _ yPred: OneHotCategorical) -> LogProbability)
  {
    kind = .function(function)
  }

  private init(kind: Kind) { self.kind = kind }

  /// -ln of the probability of the label; labels [N] or [N, 1] (Keras:
  /// `SparseCategoricalCrossentropy`). Behind a softmax it is computed from the logits.
  public static var sparseCategoricalCrossentropy: Loss {
    sparseCategoricalCrossentropy(fromLogits: false)
  }
  public static func sparseCategoricalCrossentropy(fromLogits: Bool) -> Loss {
    Loss(kind: .sparseCategoricalCrossentropy(fromLogits: fromLogits))
  }

  /// -Σ y ln p for targets [N, classes] (Keras: `CategoricalCrossentropy`). Behind a softmax it is
  /// computed from the logits.
  public static var categoricalCrossentropy: Loss { categoricalCrossentropy(fromLogits: false) }
  public static func categoricalCrossentropy(fromLogits: Bool) -> Loss {
    Loss(kind: .categoricalCrossentropy(fromLogits: fromLogits))
  }
}

extension Loss {
  /// Whether targets are labels rather than distributions over the classes.
  var isSparse: Bool {
    if case .sparseCategoricalCrossentropy = kind { return true }
    return false
  }

  /// The objective for a model, and whether it takes the place of a final softmax.
  func objective(for plan: Plan, isDistribution: Bool) throws(ModelError) -> any Objective {
    try ModelError.require(
      plan.outputShape.count == 1, "loss that does not fit", at: "compile",
      "found output shape \(plan.outputShape), expected [classes]")
    let classes = plan.outputShape[0]
    switch kind {
    case .function(let function):
      try ModelError.require(
        isDistribution, "loss that does not fit", at: "compile",
        "found a loss of a distribution, expected the last layer to be a OneHotCategoricalLayer")
      return try Loss.traced(function, classes)
    case .sparseCategoricalCrossentropy(let fromLogits), .categoricalCrossentropy(let fromLogits):
      try ModelError.require(
        !isDistribution, "loss that does not fit", at: "compile",
        "found a cross-entropy of tensors behind a distribution, expected a loss function of the "
          + "distribution, as Loss(nll)")
      try ModelError.require(
        !(fromLogits && plan.endsInSoftmax), "loss that does not fit", at: "compile",
        "found fromLogits behind a softmax, expected logits")
      if fromLogits || plan.endsInSoftmax { return SoftmaxCrossEntropy(classes: classes) }
      return ProbabilityCrossEntropy(classes: classes, normalizes: !isSparse)
    }
  }

  private static func traced(
    _ function: (Tensor, OneHotCategorical) -> LogProbability, _ classes: Int
  ) throws(ModelError) -> any Objective {
    let logits = (0..<classes).map { 0.25 * Float($0 % 7) }
    let example = OneHotCategorical(logits: Tensor(shape: [1, classes], scalars: logits))
    let outcome = Tensor.oneHot([classes / 2], classes: classes)
    let traced = function(outcome, example)
    try ModelError.require(
      traced.logProbs == example.logProb(outcome).logProbs
        && traced.scale.isFinite && traced.offset.isFinite,
      "loss function that cannot be traced", at: "compile",
      "found other values, expected a finite multiple of yPred.logProb(yTrue)")
    return SoftmaxCrossEntropy(classes: classes, scale: -traced.scale, offset: traced.offset)
  }
}
