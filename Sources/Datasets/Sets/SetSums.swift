internal import Basics

/// Sums of the published sets, by which they are recognised.
enum SetSums {
  /// SHA-256 of training images, training labels, test images, test labels, one after the other and without headers.
  private static let contents: [String: DatasetIdentity] = [
    "06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16": .mnist,
    "ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f": .fashionMNIST,
  ]

  /// Which set has this sum of its contents; nil if none that is known.
  static func identity(contents sum: String) -> DatasetIdentity? { contents[sum] }

  /// Whether these are the labels of MNIST's test images.
  static func areMNIST(testLabels: [UInt8]) -> Bool {
    testLabels.count == 10_000
      && digest([testLabels])
        == "ddeff807876a9661a1110d45c266c86239a3a1b7d37da0c3716a7a683c852ff5"
  }

  /// Which set's published files these are, compressed as they were published: for sets of whose contents no sum is known.
  ///
  /// - Throws: what reading the files throws. They are read only if they are as large as those of the set, or if it is not known
  ///   how large those are and their names are the set's own.
  static func identity(
    files candidate: SetCandidate, among files: [PublishedFile] = PublishedFile.all
  ) throws(DatasetError) -> DatasetIdentity? {
    for identity in [DatasetIdentity.kmnist, .qmnist] {
      let its = files.filter { $0.set == identity.name }
      if try isPublished(candidate, its) { return identity }
    }
    return nil
  }

  private static func isPublished(
    _ candidate: SetCandidate, _ published: [PublishedFile]
  ) throws(DatasetError) -> Bool {
    for part in SetPart.allCases {
      var isKnown = false
      for file in candidate.files[part, default: []] where !isKnown {
        isKnown = try isPublished(file.pathOnDisk, published)
      }
      guard isKnown else { return false }
    }
    return true
  }

  private static func isPublished(
    _ path: String, _ published: [PublishedFile]
  ) throws(DatasetError) -> Bool {
    let name = lastComponent(path)
    guard let published = published.first(where: { $0.name == name }),
      case .file(let size) = fileKind(path), size == published.size ?? size
    else { return false }
    if let sum = published.sha256 { return try fileHash(path, .sha256, what: "data") == sum }
    return try published.md5 == fileHash(path, .md5, what: "data")
  }
}
