extension SetFile {
  /// The array that the file holds; nil for one that holds none by its name.
  private func array(what: String) throws(DatasetError) -> NPYFile? {
    switch self {
    case .file(let path):
      return path.hasSuffix(".npy") || path.hasSuffix(".npy.gz")
        ? NPYFile(what: what, path: path) : nil
    case .member(let path, let name):
      let archive = try ZipArchive(FileSource(path, what: what))
      guard let entry = archive.entry(named: name) else {
        throw DatasetError(
          .missing, what, at: self.path, "found no such member, expected a NumPy file")
      }
      return NPYFile(archive, entry)
    }
  }

  /// The shape of an array; nil for a file that holds none, or cannot be read.
  var shape: [Int]? {
    guard let array = try? array(what: "data") else { return nil }
    return try? array.shape()
  }

  /// Brightness of the first `count` images (all of them for nil), of 28×28, row by row, and how many there are in all.
  func images(
    what: String, prefix count: Int? = nil
  ) throws(DatasetError) -> (pixels: [UInt8], total: Int) {
    if let array = try array(what: what) { return try array.images(prefix: count) }
    let images = try IDX(openData(path, what: what), .images)
    return (images.elements, images.shape[0])
  }

  /// Labels, 0...9.
  func labels(what: String) throws(DatasetError) -> Labels {
    if let array = try array(what: what) { return try array.labels() }
    let array = try IDX(openData(path, what: what), .labels)
    let labels = Labels(
      values: array.elements, what: what, path: path, start: array.start, width: array.width)
    try labels.check()
    return labels
  }
}

extension SetCandidate {
  /// The shape of the training images, if they are arrays of another size than 28×28.
  var otherShape: String? {
    guard let shape = files[.trainImages]?.first?.shape else { return nil }
    return NPYFile.isOfImages(shape) ? nil : shape.map(String.init).joined(separator: "×")
  }

  /// Images of a part, from each file that has it.
  ///
  /// - Throws: missing, unreadable or malformed, as the files are; malformed, if one of them holds something else than another.
  func images(_ part: SetPart) throws(DatasetError) -> (pixels: [UInt8], path: String) {
    let what = "\(layout.title) images"
    guard let files = files[part] else { throw fault(without: part) }
    let pixels = try files[0].images(what: what).pixels
    for other in files.dropFirst() where try other.images(what: what).pixels != pixels {
      throw disagreement(what, files[0], other)
    }
    return (pixels, files[0].path)
  }

  /// Labels of a part, likewise.
  func labels(_ part: SetPart) throws(DatasetError) -> Labels {
    let what = "\(layout.title) labels"
    guard let files = files[part] else { throw fault(without: part) }
    let labels = try files[0].labels(what: what)
    for other in files.dropFirst() where try other.labels(what: what).values != labels.values {
      throw disagreement(what, files[0], other)
    }
    return labels
  }

  private func disagreement(_ what: String, _ first: SetFile, _ other: SetFile) -> DatasetError {
    DatasetError(
      .malformed, what, at: other.path,
      "found other \(what.hasSuffix("images") ? "images" : "labels") than in \(first.path), "
        + "expected the same in both, or one of them")
  }
}
