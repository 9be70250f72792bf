import Foundation
import Testing

@testable import Datasets

/// Every corruption against the published function, with the same noise: `References/corruptions_golden.py`.
@Suite struct PublishedCorruptionTests {
  /// What the script wrote to the repository; or elsewhere, from MNIST's own images.
  private static let folder: URL =
    if let path = ProcessInfo.processInfo.environment["REPORT_CORRUPTIONS"] {
      URL(filePath: path)
    } else {
      URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fixtures/corruptions").standardized
    }

  /// The elements of a NumPy file of bytes, which end it.
  private static func pixels(_ name: String) throws -> [UInt8] {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "\(name).npy")))
    let header = 10 + Int(bytes[8]) + Int(bytes[9]) << 8
    return Array(bytes[header...])
  }

  /// The kinds that there is a published function for.
  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".npy") && $0 != "images.npy" }.map { String($0.dropLast(4)) }.sorted()

  @Test func thereAreFifteen() { #expect(Self.names.count == 15) }

  @Test(arguments: names)
  func agreesWithThePublishedFunction(name: String) throws {
    let images = try Self.pixels("images")
    let expected = try Self.pixels(name)
    let kind = try #require(Corruptions.named(name))
    let count = images.count / 784
    try #require(expected.count == images.count * kind.severities.count)
    for (index, severity) in kind.severities.enumerated() {
      let corruption = kind.init(severity: severity)
      for image in 0..<count {
        let clean = images[image * 784..<(image + 1) * 784].map { Double($0) / 255 }
        let state = UInt64(index * count + image)
        let (result, deterministic) = corrupted(clean, by: corruption, state: state)
        let wanted = expected[Int(state) * 784..<(Int(state) + 1) * 784]
        if deterministic {
          let wrong = zip(result.map(pixel), wanted).count { $0 != $1 }
          #expect(wrong == 0, "severity \(severity), image \(image)")
        } else {
          // Half a level, by which the expected one is rounded, and what is lost in single precision.
          let difference = zip(result, wanted).map { abs($0 * 255 - Double($1)) }.max() ?? 0
          #expect(difference < 0.501, "severity \(severity), image \(image)")
        }
      }
    }
  }

  private func corrupted<C: Corruption>(
    _ image: [Double], by corruption: C, state: UInt64
  ) -> ([Double], deterministic: Bool) {
    var stream = ImageStream(state: state)
    let noise = corruption.noise(from: &stream)
    return (corruption.corrupt(image, noise: noise), C.Noise.self == Void.self)
  }
}
