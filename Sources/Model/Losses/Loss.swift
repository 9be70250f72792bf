/// What a model predicts for one sample, as losses and metrics see it.
public struct Output: Sendable {
  /// The prediction as a tensor: of a distribution, the form that its layer was asked for.
  public let tensor: Tensor
  /// The distribution, if the model ends in a layer that makes one.
  public let distribution: (any Distribution)?

  /// - Parameters:
  ///   - tensor: what the model predicts, as numbers.
  ///   - distribution: what the tensor was made of, if a distribution was predicted.
  public init(tensor: Tensor, distribution: (any Distribution)? = nil) {
    (self.tensor, self.distribution) = (tensor, distribution)
  }

  /// Numbers that put the classes into order, [classes]: logits, or what else the prediction has for each class.
  public var scores: Tensor { (distribution as? OneHotCategorical)?.logits ?? tensor }

  /// A probability for each class, [classes]: of the distribution over classes, if there is one, else the prediction itself.
  public var probabilities: Tensor { (distribution as? OneHotCategorical)?.probabilities ?? tensor }
}

/// What training makes small: a function of the truth and the prediction for one sample. Its mean over a batch, and what layers
/// add, is differentiated as it stands.
public protocol Loss: Sendable {
  /// The loss of one sample, a single number.
  func callAsFunction(_ yTrue: Tensor, _ yPred: Output) throws(ModelError) -> Tensor

  /// What targets are.
  var targets: TargetKind { get }
}

/// What the targets of a loss are.
public enum TargetKind: Sendable {
  /// A class for each sample, [N] or [N, 1].
  case labels
  /// A probability for each class, [N, classes].
  case probabilities
  /// Numbers of the shape of the prediction.
  case numbers
  /// Whatever the loss makes of them.
  case any
}

extension Loss {
  public var targets: TargetKind { .any }
}

/// Any function of tensors as a loss: `LossFunction(nll)`.
public struct LossFunction: Loss {
  private let function: @Sendable (Tensor, Output) throws -> Tensor

  /// A function of the truth and of the model's distribution.
  public init(
    _ function: @escaping @Sendable (_ yTrue: Tensor, _ yPred: any Distribution) -> Tensor
  ) {
    self.function = { yTrue, yPred throws(ModelError) in
      guard let distribution = yPred.distribution else {
        throw ModelError(
          .configuration, "loss that does not fit", at: "compile",
          "found a loss of a distribution, expected the last layer to make one")
      }
      return function(yTrue, distribution)
    }
  }

  /// A function of the truth and of the prediction as a tensor.
  public init(_ function: @escaping @Sendable (_ yTrue: Tensor, _ yPred: Tensor) -> Tensor) {
    self.function = { function($0, $1.tensor) }
  }

  public func callAsFunction(_ yTrue: Tensor, _ yPred: Output) throws(ModelError) -> Tensor {
    do {
      return try function(yTrue, yPred)
    } catch {
      throw error as? ModelError ?? ModelError(.internal, "loss", at: "compile", "\(error)")
    }
  }
}
