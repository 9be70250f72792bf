internal import Basics

/// A candidate whose files have been read.
struct LoadedSet: Sendable {
  let candidate: SetCandidate
  let train: LabelledImages
  let test: LabelledImages
  /// Of what the files hold, as they hold it.
  let sha256: String
  let identity: DatasetIdentity

  /// What is read side by side.
  enum Part: Sendable {
    case train([UInt8], path: String)
    case rest(test: [UInt8], path: String, trainLabels: Labels, testLabels: Labels)
  }

  /// Functions that read the parts, to be called side by side.
  static func jobs(for candidate: SetCandidate) -> [@Sendable () throws -> Part] {
    [
      {
        let images = try candidate.images(.trainImages)
        return .train(images.pixels, path: images.path)
      },
      {
        let images = try candidate.images(.testImages)
        return .rest(
          test: images.pixels, path: images.path, trainLabels: try candidate.labels(.trainLabels),
          testLabels: try candidate.labels(.testLabels))
      },
    ]
  }

  init(_ candidate: SetCandidate, threads: Int) throws {
    try self.init(candidate, try inParallel(Self.jobs(for: candidate), threads: threads))
  }

  /// - Parameter parts: what ``jobs(for:)`` gave, in their order.
  init(_ candidate: SetCandidate, _ parts: [Part]) throws(DatasetError) {
    guard case .train(let pixels, let path) = parts[0],
      case .rest(let testPixels, let testPath, let labels, let testLabels) = parts[1]
    else { preconditionFailure("the parts come in the order of the jobs") }
    self.candidate = candidate
    let train = try Self.set(candidate, pixels, path, labels)
    let test = try Self.set(candidate, testPixels, testPath, testLabels)
    sha256 = digest([train.pixels, train.labels, test.pixels, test.labels])
    identity = try Self.identity(candidate, sha256, counts: [train.count, test.count])
    let isTransposed = candidate.layout == .emnistDigits
    if isTransposed {
      try requireMemory(train.pixels.count, what: candidate.layout.title, path: candidate.place)
    }
    self.train = isTransposed ? train.transposed() : train
    self.test = isTransposed ? test.transposed() : test
  }

  private static func set(
    _ candidate: SetCandidate, _ pixels: [UInt8], _ path: String, _ labels: Labels
  ) throws(DatasetError) -> LabelledImages {
    let count = pixels.count / 784
    guard labels.values.count == count else {
      throw DatasetError(
        .malformed, candidate.layout.title, at: labels.path,
        "found \(counted(labels.values.count, "label")), expected one for each of the "
          + "\(counted(count, "image")) of \(path)")
    }
    return LabelledImages(rows: 28, columns: 28, pixels: pixels, labels: labels.values)
  }

  /// Nobody states a sum of EMNIST's digits: they are known by their files' names and by how many there are.
  static func identity(
    _ candidate: SetCandidate, _ sum: String, counts: [Int]
  ) throws(DatasetError) -> DatasetIdentity {
    if let known = SetSums.identity(contents: sum) { return known }
    if candidate.layout == .emnistDigits, counts == [240_000, 40_000] { return .emnistDigits }
    return try SetSums.identity(files: candidate) ?? .unknown
  }

  /// The set as a notebook has it.
  var dataset: ImageDataset {
    ImageDataset(
      train: train, test: test, identity: identity, sha256: sha256, place: candidate.place,
      spokenOf: candidate.spokenOf)
  }
}
