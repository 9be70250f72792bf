/// What is told how a training goes, and may change or end it (Keras: `Callback`).
public protocol Callback: Sendable {
  /// Told after each step. What it throws ends the training, and is thrown by `fit`.
  mutating func batchEnded(_ log: BatchLog) throws
  /// Told after each epoch, and its validation. It may change the weights, or make this epoch the last. What it throws ends the training.
  mutating func epochEnded(_ log: EpochLog, _ training: inout Training) throws
}

extension Callback {
  public mutating func batchEnded(_ log: BatchLog) throws {}
  public mutating func epochEnded(_ log: EpochLog, _ training: inout Training) throws {}
}

/// A batch that has been learned.
public struct BatchLog: Sendable, Equatable {
  /// From 1.
  public let epoch: Int
  /// From 1, and how many there are in an epoch.
  public let step: Int
  /// Steps in an epoch.
  public let steps: Int
  /// Of the batch, with what layers add.
  public let loss: Double
}

/// A training, as callbacks see it after an epoch.
public struct Training: Sendable {
  /// The model as it is now. Its weights may be changed.
  public var model: Sequential
  /// From 1.
  public let epoch: Int
  /// Epochs that `fit` was asked for.
  public let epochs: Int
  /// Whether this epoch is to be the last.
  public var isStopped = false
}

/// Ends a training that has not become better for some epochs (Keras: `EarlyStopping`). What is watched is the loss on the
/// validation data, if there are any, else that on the training data.
public struct EarlyStopping: Callback {
  /// Epochs without improvement after which training ends.
  public let patience: Int
  /// What the loss has to fall by to count as better.
  public let minDelta: Double
  /// Whether the model gets back the weights of its best epoch when training is ended.
  public let restoresBestWeights: Bool
  private var best = Double.infinity
  private var bestWeights: [Tensor] = []
  private var waited = 0

  /// - Parameters:
  ///   - patience: epochs without improvement after which training ends; 0 counts as 1.
  ///   - minDelta: by how much a value has to be better to count as an improvement.
  ///   - restoresBestWeights: whether the model goes back to its best epoch at the end.
  public init(patience: Int = 0, minDelta: Double = 0, restoresBestWeights: Bool = false) {
    (self.patience, self.minDelta) = (patience, minDelta)
    self.restoresBestWeights = restoresBestWeights
  }

  public mutating func epochEnded(_ log: EpochLog, _ training: inout Training) throws {
    let loss = log.validation?.loss ?? log.loss
    if loss < best - minDelta {
      (best, waited) = (loss, 0)
      if restoresBestWeights { bestWeights = training.model.weights }
      return
    }
    waited += 1
    guard waited >= max(patience, 1) else { return }
    training.isStopped = true
    if restoresBestWeights, !bestWeights.isEmpty { try training.model.setWeights(bestWeights) }
  }
}

/// Writes the weights to a file after each epoch, or only after those that were the best so far (Keras: `ModelCheckpoint`).
public struct Checkpoint: Callback {
  /// The file, which ends in .npz or .safetensors.
  public let path: String
  /// Whether only weights are written that are better than all before.
  public let savesBestOnly: Bool
  private var best = Double.infinity

  /// - Parameters:
  ///   - path: ends in .npz or .safetensors.
  ///   - savesBestOnly: whether an epoch is kept only if it is the best so far.
  public init(_ path: String, savesBestOnly: Bool = false) {
    (self.path, self.savesBestOnly) = (path, savesBestOnly)
  }

  public mutating func epochEnded(_ log: EpochLog, _ training: inout Training) throws {
    let loss = log.validation?.loss ?? log.loss
    if savesBestOnly && !(loss < best) { return }
    best = min(best, loss)
    try training.model.saveWeights(to: path)
  }
}

/// Calls a function after each epoch, which may change the weights or end the training.
public struct EpochCallback: Callback {
  private let function: @Sendable (EpochLog, inout Training) throws -> Void

  /// - Parameter function: what it throws ends the training.
  public init(_ function: @escaping @Sendable (EpochLog, inout Training) throws -> Void) {
    self.function = function
  }

  public mutating func epochEnded(_ log: EpochLog, _ training: inout Training) throws {
    try function(log, &training)
  }
}
