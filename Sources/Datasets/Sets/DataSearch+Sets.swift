/// A data set that was found and has not been read.
public struct FoundSet: Sendable {
  /// The folder or the archive that holds it.
  public let place: String
  let candidate: SetCandidate

  /// Reads it.
  ///
  /// - Parameter threads: how many to use at most; the result does not depend on it.
  /// - Throws: `DatasetError`, for files that are missing, damaged or unreadable.
  public func read(threads: Int) throws -> ImageDataset {
    try LoadedSet(candidate, threads: threads).dataset
  }
}

/// Files of corrupted images that were found and have not been read.
public struct FoundCorruption: Sendable {
  /// The folder, or the archive and the folder in it.
  public let place: String
  /// MNIST-C's name of the corruption; nil where no name says it.
  public let name: String?
  let candidate: CorruptedCandidate

  /// Reads the test images, with the SHA-256 of their pixels and labels.
  ///
  /// - Throws: `DatasetError`, for files that are missing, damaged or unreadable.
  public func readTest() throws(DatasetError) -> (images: LabelledImages, sha256: String) {
    let files = try CorruptedFiles(candidate)
    let (pixels, labels) = (files.testPixels, files.testLabels.values)
    try files.checkCount(files.testLabels, images: pixels.count / 784)
    return (
      LabelledImages(rows: 28, columns: 28, pixels: pixels, labels: labels),
      digest([pixels, labels])
    )
  }
}

extension DataSearch {
  /// All data sets that were found, wherever they are.
  public var sets: [FoundSet] {
    findings.flatMap(\.complete).map { FoundSet(place: $0.place, candidate: $0) }
  }

  /// All corrupted test images that were found, of corruptions that there are or that no name says.
  ///
  /// - Throws: what reading the directory of an archive throws.
  public func corruptions() throws(DatasetError) -> [FoundCorruption] {
    var found: [FoundCorruption] = []
    for place in findings {
      for candidate in try place.allCorrupted() where candidate.files[.testImages] != nil {
        guard candidate.kind.map({ Corruptions.named($0) != nil }) ?? true else { continue }
        found.append(
          FoundCorruption(place: candidate.place, name: candidate.kind, candidate: candidate))
      }
    }
    return found
  }
}
