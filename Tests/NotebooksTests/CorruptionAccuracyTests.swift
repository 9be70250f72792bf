import Datasets
import Foundation
import LiterateModel
import TestSupport
import Testing

/// What the deterministic network makes of the fifteen corruptions, beside what an independent implementation found with three seeds:
/// the least and the greatest accuracy of these, and 0.05 to either side, as five seeds of another generator reach further.
@Suite(.enabled(if: realData != nil)) struct CorruptionAccuracyTests {
  private static let published: [String: ClosedRange<Double>] = [
    "spatter": 0.945...0.950, "shot_noise": 0.944...0.952, "impulse_noise": 0.703...0.759,
    "glass_blur": 0.761...0.825, "motion_blur": 0.630...0.731, "shear": 0.912...0.924,
    "scale": 0.815...0.838, "rotate": 0.845...0.848, "brightness": 0.958...0.968,
    "translate": 0.481...0.547, "stripe": 0.445...0.599, "fog": 0.461...0.567,
    "dotted_line": 0.884...0.899, "zigzag": 0.723...0.749, "canny_edges": 0.771...0.792,
  ]
  private static let margin = 0.05

  @Test func theNetworkIsRightAsOftenAsThere() throws {
    let folder = try #require(realData)
    let search = try DataSearch(
      DataPlaces(option: folder.path, environment: [:], currentDirectory: "/"))
    let (mnist, _) = try #require(try search.loadDataset(threads: 2))
    let device = Device(threads: 2)
    let networks = try (0..<5).map { try Self.network(mnist.train, seed: $0, on: device) }
    #expect(Set(Self.published.keys) == Set(Corruptions.names))
    for kind in Corruptions.all {
      let corrupted = kind.init()(mnist.test, key: Key(seed: 7), threads: 2)
      let images = Self.images(corrupted)
      let labels = Self.labels(corrupted)
      let accuracies = try networks.map { try $0.evaluate(images, labels, on: device).accuracy }
      let range = try #require(Self.published[kind.name])
      let mean = accuracies.reduce(0, +) / Double(accuracies.count)
      print(
        kind.name, accuracies.map { NumberFormat.fixed(3).text($0) },
        NumberFormat.fixed(3).text(mean))
      let wide = range.lowerBound - Self.margin...range.upperBound + Self.margin
      #expect(wide.contains(mean), "\(kind.name): \(accuracies)")
    }
  }

  /// The notebook's.
  private static func network(
    _ train: LabelledImages, seed: UInt64, on device: Device
  ) throws -> Sequential {
    var model = try Sequential(
      [
        Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid),
        MaxPooling2D(poolSize: (6, 6)), Flatten(), Dense(units: 10, activation: .softmax),
      ],
      inputShape: [28, 28, 1], key: Key(seed: seed), name: "deterministic")
    try model.compile(
      loss: .sparseCategoricalCrossentropy, optimizer: RMSprop(), metrics: [.accuracy])
    _ = try model.fit(images(train), labels(train), epochs: 5, batchSize: 32, on: device)
    return model
  }

  private static func images(_ set: LabelledImages) -> Tensor {
    Tensor(
      shape: [set.count, 28, 28, 1], codes: set.pixels,
      table: (0...255).map { Float(1 - Double($0) / 255) })
  }

  private static func labels(_ set: LabelledImages) -> Tensor {
    Tensor(shape: [set.count, 1], scalars: set.labels.map { Float($0) })
  }
}
