/// What files of corrupted images hold, before it is held against the clean ones.
struct CorruptedFiles: Sendable {
  let candidate: CorruptedCandidate
  /// The first of the training images, which are only to be shown; nil where there are no such files.
  let train: (pixels: [UInt8], labels: Labels, count: Int)?
  let testPixels: [UInt8]
  let testLabels: Labels

  /// - Throws: missing, where there are images without labels or the reverse; what the readers throw.
  init(_ candidate: CorruptedCandidate) throws(DatasetError) {
    self.candidate = candidate
    let what = candidate.what
    if candidate.files[.trainImages] != nil || candidate.files[.trainLabels] != nil {
      let first = try candidate.file(.trainImages)
        .images(what: what, prefix: ReportData.sampleCount)
      let labels = try candidate.file(.trainLabels).labels(what: what)
      train = (first.pixels, labels, first.total)
    } else {
      train = nil
    }
    testPixels = try candidate.file(.testImages).images(what: what).pixels
    testLabels = try candidate.file(.testLabels).labels(what: what)
  }

  /// Whether another place holds the same, as far as both hold it.
  func agrees(with other: CorruptedFiles) -> Bool {
    guard testLabels.values == other.testLabels.values, testPixels == other.testPixels else {
      return false
    }
    guard let train, let others = other.train else { return true }
    return train.pixels == others.pixels && train.labels.values == others.labels.values
  }

  /// - Throws: malformed, if these are not the images of `clean` in the same order.
  func set(
    _ choice: CorruptionChoice, matching clean: ImageDataset, key: Key, threads: Int
  ) throws(DatasetError) -> CorruptedSet {
    try check(testLabels, images: testPixels.count / 784, against: clean.test.labels, clean)
    var sample: LabelledImages?
    if let train {
      try check(train.labels, images: train.count, against: clean.train.labels, clean)
      sample = LabelledImages(
        rows: 28, columns: 28, pixels: train.pixels,
        labels: Array(train.labels.values.prefix(train.pixels.count / 784)))
    }
    return CorruptedSet(
      trainSample: sample
        ?? CorruptedSet.sample(choice, of: clean, key: key, threads: threads),
      test: LabelledImages(rows: 28, columns: 28, pixels: testPixels, labels: testLabels.values),
      source: candidate.kind == nil ? .course : .mnistC, choice: choice)
  }

  /// - Throws: malformed, where there is not a label for each image.
  func checkCount(_ labels: Labels, images: Int) throws(DatasetError) {
    guard labels.values.count == images else {
      throw DatasetError(
        .malformed, labels.what, at: labels.path,
        "found \(counted(labels.values.count, "label")), expected \(images), one an image")
    }
  }

  private func check(
    _ labels: Labels, images: Int, against right: [UInt8], _ clean: ImageDataset
  ) throws(DatasetError) {
    let values = labels.values
    try checkCount(labels, images: images)
    guard values.count == right.count else {
      throw DatasetError(
        .malformed, labels.what, at: labels.path,
        "found \(counted(values.count, "label")), expected \(right.count) as in \(clean.place)")
    }
    if let index = values.indices.first(where: { values[$0] != right[$0] }) {
      throw labels.fault(
        at: index,
        "label \(index) is \(values[index]), expected \(right[index]) as in \(clean.place)")
    }
  }
}

extension CorruptedCandidate {
  /// What errors call it.
  fileprivate var what: String { kind == nil ? "corrupted images" : "MNIST-C" }

  fileprivate func file(_ part: SetPart) throws(DatasetError) -> SetFile {
    if let file = files[part] { return file }
    let name = Self.name(of: part, isNamed: kind != nil)
    throw DatasetError(.missing, what, at: joined(place, name), "found nothing, expected a file")
  }
}
