public import Basics

/// Images to learn from and images to be tested on.
public struct ImageDataset: Sendable {
  /// What models learn from.
  public let train: LabelledImages
  /// What they are tested on.
  public let test: LabelledImages
  /// Which set it is.
  public let identity: DatasetIdentity
  /// SHA-256, in hexadecimal, of pixels and labels as the files hold them: training set, then test set.
  public let sha256: String
  /// The folder or the archive that it was read from; empty for digits that the program has drawn.
  public let place: String
  /// The published set that the names of files and folders speak of, though the bytes do not prove it: of KMNIST and QMNIST only the
  /// compressed files have sums that somebody states. Nil where they prove it, or no name does.
  public let spokenOf: DatasetIdentity?

  init(
    train: LabelledImages, test: LabelledImages, identity: DatasetIdentity, sha256: String,
    place: String, spokenOf: DatasetIdentity? = nil
  ) {
    (self.train, self.test, self.identity) = (train, test, identity)
    (self.sha256, self.place) = (sha256, place)
    self.spokenOf = identity == .unknown ? spokenOf : nil
  }

  /// What a licence asks to be printed where images of the set are shown, or of the one that it may be.
  public var attribution: String? { identity.attribution ?? spokenOf?.attribution }

  /// Digits that the program draws: ``StandInDigits``.
  ///
  /// - Parameters:
  ///   - train: how many to learn from.
  ///   - test: how many to be tested on.
  public static func standIn(train: Int, test: Int, key: Key, threads: Int) -> ImageDataset {
    let all = StandInDigits(key: key).draw(0..<train + test, threads: threads)
    let (train, test) = (all.prefix(train), all.dropFirst(train))
    return ImageDataset(
      train: train, test: test, identity: .standIn,
      sha256: digest([train.pixels, train.labels, test.pixels, test.labels]), place: "")
  }
}
