public import Basics

/// All the data of a report.
public struct ReportData: Sendable {
  /// What models learn from and are tested on.
  public let dataset: ImageDataset
  /// The same images under a corruption.
  public let corrupted: CorruptedSet
  /// What a user should know about how the data were found, one line each: what was passed over, and why; what else was found.
  public let notes: [String]

  /// How many corrupted training images are kept, to be shown.
  static let sampleCount = 8

  /// Digits that the program draws, and their corruption.
  ///
  /// - Parameters:
  ///   - train: how many to learn from.
  ///   - test: how many to be tested on.
  ///   - corruption: of the test images, and of the first 8 training images.
  ///   - key: where digits and noise are from.
  ///   - threads: how many to use at most; the result does not depend on it.
  public static func standIn(
    train: Int, test: Int, corruption: CorruptionChoice, key: Key, threads: Int
  ) -> ReportData {
    standIn(
      train: train, test: test, corruption: corruption, key: key, threads: threads, notes: [])
  }

  static func standIn(
    train: Int, test: Int, corruption: CorruptionChoice, key: Key, threads: Int, notes: [String]
  ) -> ReportData {
    let digits = ImageDataset.standIn(train: train, test: test, key: key, threads: threads)
    return ReportData(
      dataset: digits,
      corrupted: .generated(corruption, from: digits, key: key, threads: threads), notes: notes)
  }
}
