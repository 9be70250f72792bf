import Datasets
import Foundation
import Model

/// Digits as tensors: MNIST, where REPORT_DATA says where it is, else stand-in digits.
struct TensorDigits {
  let images: Tensor
  /// [N] and, one-hot, [N, 10].
  let labels: Tensor
  let oneHot: Tensor

  init(_ digits: LabelledImages, count: Int = .max) {
    let part = digits.prefix(min(count, digits.count))
    let shades = (0...255).map { 1 - Float($0) / 255 }
    images = Tensor(shape: [part.count, 28, 28, 1], codes: part.pixels, table: shades)
    labels = Tensor(part.labels.map { Float($0) })
    oneHot = Tensor.oneHot(part.labels.map { Int($0) }, classes: 10)
  }

  /// Whether there is MNIST to read.
  static let isReal = ProcessInfo.processInfo.environment["REPORT_DATA"] != nil

  /// Read, or drawn, once.
  static let all: Result<ImageDataset, any Error> = Result {
    let search = try DataSearch(
      DataPlaces(
        option: nil, environment: ProcessInfo.processInfo.environment,
        currentDirectory: FileManager.default.currentDirectoryPath))
    if let (dataset, _) = try search.loadDataset(threads: 2) { return dataset }
    return .standIn(train: 60_000, test: 10_000, key: Key(seed: 0), threads: 2)
  }
}
