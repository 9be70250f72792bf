public import Datasets
public import Model

/// What a notebook is given to run with.
public struct Run: Sendable {
  /// The seed of everything random.
  public let seed: UInt64
  /// The stream from which a notebook derives all others.
  public let key: Key
  public let data: ReportData
  /// Where models compute.
  public let device: Device
  /// Images in a batch, Keras' default.
  public let batchSize = 32
  /// Forward passes behind the intervals of one image.
  public let draws = 200
  /// Forward passes over a whole test set.
  public let manyDraws = 50
  /// The share of the draws that an interval holds.
  public let interval = 0.95

  private let progress: ProgressView

  init(seed: UInt64, threads: Int, data: ReportData, progress: ProgressView) {
    self.seed = seed
    self.data = data
    self.progress = progress
    key = Key(seed: seed)
    device = Device(threads: threads)
  }

  /// The device, telling of a training by its model's name.
  public func device(_ model: String) -> Device {
    let progress = progress
    return device.reporting { progress.report($0, model: model) }
  }

  /// Whether the digits are those that the program draws itself.
  public var isStandIn: Bool { data.mnist.source == .standIn }
}
