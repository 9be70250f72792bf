import Synchronization
import Testing

@testable import Model

/// The contract of every callback, and what `fit` tells them.
@Suite struct CallbackTests {
  static let callbacks = ["EarlyStopping", "Checkpoint", "EpochCallback"]

  @Test func everyCallbackIsHere() throws {
    #expect(try conformers(to: "Callback") == Set(Self.callbacks))
  }

  private let x = Tensor(shape: [12, 2], scalars: Key(seed: 3).normals(count: 24))
  private var y: Tensor { x.slice(0..<1).reshaped([12]) }

  private func model(_ rate: Double = 0.05) throws -> Sequential {
    var model = try Sequential(
      [Dense(units: 1)], inputShape: [2], key: Key(seed: 4), name: "line")
    try model.compile(
      loss: .meanSquaredError, optimizer: SGD(learningRate: .constant(rate)), metrics: [])
    return model
  }

  /// Writes down what it is told.
  private struct Recorder: Callback {
    let notes: Notes
    func batchEnded(_ log: BatchLog) { notes.batches.withLock { $0.append(log) } }
    func epochEnded(_ log: EpochLog, _ training: inout Training) {
      notes.epochs.withLock {
        $0.append((log, training.epoch, training.epochs, training.model.weights))
      }
    }
  }

  private final class Notes: Sendable {
    let batches = Mutex<[BatchLog]>([])
    let epochs = Mutex<[(log: EpochLog, epoch: Int, epochs: Int, weights: [Tensor])]>([])
  }

  @Test func callbacksAreToldOfEveryBatchAndEpoch() throws {
    let notes = Notes()
    var model = try model()
    let history = try model.fit(
      x, y, epochs: 2, batchSize: 5, validationData: (x, y), callbacks: [Recorder(notes: notes)])
    let batches = notes.batches.withLock { $0 }
    #expect(batches.map(\.epoch) == [1, 1, 1, 2, 2, 2])
    #expect(batches.map(\.step) == [1, 2, 3, 1, 2, 3] && batches.allSatisfy { $0.steps == 3 })
    let mean = (5 * batches[0].loss + 5 * batches[1].loss + 2 * batches[2].loss) / 12
    #expect(abs(history.epochs[0].loss - mean) < 1e-12)
    let epochs = notes.epochs.withLock { $0 }
    #expect(epochs.map(\.log) == history.epochs)
    #expect(epochs.map(\.epoch) == [1, 2] && epochs.allSatisfy { $0.epochs == 2 })
    #expect(epochs[1].weights == model.weights && epochs[0].weights != model.weights)
  }

  /// A callback that only listens leaves the training as it is.
  @Test func listeningChangesNothing() throws {
    var (one, other) = (try model(), try model())
    try one.fit(x, y, epochs: 3, batchSize: 5)
    let patient = EarlyStopping(patience: 100, restoresBestWeights: true)
    try other.fit(x, y, epochs: 3, batchSize: 5, callbacks: [patient, EpochCallback { _, _ in }])
    #expect(one.weights == other.weights)
  }

  @Test func epochCallbackMayThrow() throws {
    struct Enough: Error {}
    var model = try model()
    let before = model.weights
    #expect(throws: Enough.self) {
      try model.fit(x, y, epochs: 3, callbacks: [EpochCallback { _, _ in throw Enough() }])
    }
    #expect(model.weights == before)
  }

  /// A rate that is too great lets the loss grow: the first epoch is the best.
  @Test(arguments: [(1, false, 2), (1, true, 2), (3, true, 4)])
  func earlyStopping(_ patience: Int, _ restores: Bool, _ epochs: Int) throws {
    let notes = Notes()
    var model = try model(2)
    let stopping = EarlyStopping(patience: patience, restoresBestWeights: restores)
    let history = try model.fit(
      x, y, epochs: 20, validationData: (x, y), callbacks: [Recorder(notes: notes), stopping])
    let losses = history.epochs.compactMap { $0.validation?.loss }
    #expect(losses.count == epochs && losses.dropFirst().allSatisfy { $0 > losses[0] })
    let weights = notes.epochs.withLock { $0.map(\.weights) }
    #expect(model.weights == weights[restores ? 0 : epochs - 1])
    #expect(try !restores || model.evaluate(x, y, batchSize: 12).loss == losses[0])
  }

  @Test func improvementsBelowMinDeltaDoNotCount() throws {
    var model = try model(1e-5)
    let history = try model.fit(
      x, y, epochs: 20, callbacks: [EarlyStopping(patience: 2, minDelta: 0.1)])
    #expect(history.epochs.count == 3)
  }

  @Test(arguments: [(2.0, 0), (0.01, 3)]) func checkpointOfTheBest(_ rate: Double, _ best: Int)
    throws
  {
    let folder = try TemporaryFolder()
    let paths = ["best.npz", "last.safetensors"].map { "\(folder.path)/\($0)" }
    let notes = Notes()
    var model = try model(rate)
    try model.fit(
      x, y, epochs: 4, validationData: (x, y),
      callbacks: [
        Recorder(notes: notes), Checkpoint(paths[0], savesBestOnly: true), Checkpoint(paths[1]),
      ])
    let weights = notes.epochs.withLock { $0.map(\.weights) }
    for (path, epoch) in zip(paths, [best, 3]) {
      let file = try WeightFile.read(path)
      #expect(file.map(\.name) == ["dense/kernel", "dense/bias"])
      #expect(file.map(\.tensor) == weights[epoch])
    }
    #expect(folder.names.count == 2)
  }
}
