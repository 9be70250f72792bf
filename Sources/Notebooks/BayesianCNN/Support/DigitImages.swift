import Datasets
public import Literate
import Model

/// Images with their labels, as integers and as one-hot vectors.
struct LabelledImages {
  /// [N, rows, columns, 1], 0 for ink and 1 for ground.
  let images: Tensor
  /// [N, 1].
  let labels: Tensor
  /// [N, 10].
  let oneHot: Tensor
}

/// What the models learn from and are tested on.
struct DigitImages {
  /// What the corruption is called.
  let corruption: String
  let train: LabelledImages
  let test: LabelledImages
  let corruptedTest: LabelledImages
}

extension BayesianCNN {
  public func inputs(_ run: Run) throws -> [String] {
    let folder = try ReportData.folder(
      option: data?.path, environment: run.environment, currentDirectory: run.currentDirectory)
    return folder.map { [$0 + "/mnist", $0 + "/mnist_c"] } ?? []
  }

  /// Reads the data, or draws stand-in digits and says so.
  func loadData(_ run: Run) throws -> ReportData {
    let data = try run.measure("data") {
      try ReportData.load(
        option: self.data?.path, environment: run.environment,
        currentDirectory: run.currentDirectory,
        seed: run.seed, threads: run.threads)
    }
    if data.isStandIn {
      run.note(
        "no MNIST found (--data, $REPORT_DATA, ./data): this report is built on stand-in digits that the program "
          + "draws itself")
    }
    return data
  }

  /// What the notebook takes beside the data, in bytes, estimated from above (docs/performance.md).
  func memory(for data: ReportData) -> Int {
    let sets = [data.mnist.train, data.mnist.test, data.corrupted.test]
    let images = sets.map { $0.count * Self.bytesPerImage($0) }.reduce(0, +)
    return images + data.mnist.test.count * 5 << 10 + 48 << 20
  }

  /// Pixels as numbers, what the models find in them, labels in three forms. Images without a single pixel of ground can
  /// have other shades than those that models hold in a byte.
  private static func bytesPerImage(_ digits: Digits) -> Int {
    let pixels = digits.rows * digits.columns * MemoryLayout<Float>.size
    return pixels + (digits.pixels.contains(0) ? 1_024 : pixels + 256) + 128
  }
}

extension ReportData {
  /// Whether the digits are those that the program draws itself.
  var isStandIn: Bool { mnist.source == .standIn }
}
