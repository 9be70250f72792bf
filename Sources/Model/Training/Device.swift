/// Where a model runs, and whom it tells how far it is.
public struct Device: Sendable {
  /// Threads that work at most.
  public let threads: Int
  /// Told about twenty times an epoch how far it is.
  public let progress: (@Sendable (TrainingProgress) -> Void)?
  package let workers: any Workers
  /// Data sets that have been looked through on this device.
  let images: ImageIndex

  /// The results are the same, bit for bit, for every number of threads.
  ///
  /// - Precondition: threads ≥ 1.
  public init(threads: Int = 1, progress: (@Sendable (TrainingProgress) -> Void)? = nil) {
    self.init(threads: threads, progress: progress, images: ImageIndex())
  }

  private init(
    threads: Int, progress: (@Sendable (TrainingProgress) -> Void)?, images: ImageIndex
  ) {
    precondition(threads >= 1, "threads must be at least 1, is \(threads)")
    self.threads = threads
    self.progress = progress
    self.images = images
    workers = makeWorkers(threads: threads)
  }

  /// Threads of its own for work beside this device's, which need not look through the same data sets again.
  ///
  /// - Precondition: threads ≥ 1.
  public func beside(
    threads: Int, progress: (@Sendable (TrainingProgress) -> Void)? = nil
  ) -> Device {
    Device(threads: threads, progress: progress, images: images)
  }
}

/// How far a call of `fit` or `evaluate` is. Reported about twenty times an epoch.
public struct TrainingProgress: Sendable, Equatable {
  /// What is being done.
  public enum Phase: Sendable { case training, evaluation, prediction }

  /// The model's name.
  public let model: String?
  /// What is being done.
  public let phase: Phase
  /// From 1.
  public let epoch: Int
  /// Epochs in all.
  public let epochs: Int
  /// Samples done in this epoch, and samples in an epoch.
  public let samples: Int
  /// Samples in an epoch.
  public let total: Int
  /// Means over the samples done.
  public let loss: Double
  /// Mean accuracy; NaN if that is none of the metrics.
  public let accuracy: Double
}
