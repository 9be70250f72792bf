internal import Basics

/// The images of a data set under a corruption.
public struct CorruptedSet: Sendable {
  /// Where the images are from.
  public enum Source: String, Sendable {
    /// Files in the layout of the MNIST-C benchmark, which do not say how strong the corruption is.
    case mnistC = "mnist-c"
    /// Files in the layout of a course, which do not say which corruption they hold.
    case course
    /// Made from the clean images by this program.
    case generated
  }

  /// The first training images.
  public let trainSample: LabelledImages
  /// The whole test set, in the order of the clean one.
  public let test: LabelledImages
  /// Where the images are from.
  public let source: Source
  /// Which corruption it is, and how strong.
  public let choice: CorruptionChoice

  /// The corruption's name in MNIST-C: `shot_noise`.
  public var corruption: String { choice.type.name }
  /// From 1; at most 5.
  public var severity: Int { choice.severity }
  /// SHA-256, in hexadecimal, of pixels and labels of the test set.
  public var sha256: String { digest([test.pixels, test.labels]) }

  /// A corruption of clean images.
  static func generated(
    _ choice: CorruptionChoice, from clean: ImageDataset, key: Key, threads: Int
  ) -> CorruptedSet {
    CorruptedSet(
      trainSample: sample(choice, of: clean, key: key, threads: threads),
      test: choice.corruption(clean.test, key: key.child("test"), threads: threads),
      source: .generated, choice: choice)
  }

  /// The first training images under a corruption.
  static func sample(
    _ choice: CorruptionChoice, of clean: ImageDataset, key: Key, threads: Int
  ) -> LabelledImages {
    choice.corruption(
      clean.train.prefix(ReportData.sampleCount), key: key.child("train"), threads: threads)
  }
}
