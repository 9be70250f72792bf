/// What MNIST-C's files hold, before it is held against MNIST.
struct CorruptedFiles: Sendable {
  /// The first of the training images, which are only to be shown; nil where there are no such files.
  let train: (pixels: [UInt8], labels: [UInt8], count: Int)?
  let testPixels: [UInt8]
  let testLabels: [UInt8]

  /// - Throws: malformed, if these are not the digits of `mnist` in the same order.
  func set(
    matching mnist: DigitSet, in folder: DataFolder, seed: UInt64, threads: Int
  ) throws(DatasetError) -> CorruptedSet {
    let place = folder.path + "/mnist_c/spatter/"
    try check(
      testLabels, images: testPixels.count / 784, against: mnist.test.labels,
      place + "test_labels.npy")
    var sample: Digits?
    if let train {
      try check(
        train.labels, images: train.count, against: mnist.train.labels, place + "train_labels.npy")
      let shown = train.pixels.count / 784
      sample = Digits(
        rows: 28, columns: 28, pixels: train.pixels, labels: Array(train.labels.prefix(shown)))
    }
    return CorruptedSet(
      trainSample: sample ?? .spatteredSample(of: mnist, seed: seed, threads: threads),
      test: Digits(rows: 28, columns: 28, pixels: testPixels, labels: testLabels), source: .mnistC,
      corruption: "spatter", severity: Spatter.severity)
  }

  private func check(
    _ labels: [UInt8], images: Int, against clean: [UInt8], _ path: String
  ) throws(DatasetError) {
    func fail(_ reason: String) -> DatasetError {
      DatasetError(.malformed, "MNIST-C", at: path, reason)
    }
    guard labels.count == images else {
      throw fail("found \(counted(labels.count, "label")), expected \(images), one an image")
    }
    guard labels.count == clean.count else {
      throw fail("found \(counted(labels.count, "label")), expected MNIST's \(clean.count)")
    }
    if let index = labels.indices.first(where: { labels[$0] != clean[$0] }) {
      throw fail("label \(index) is \(labels[index]), expected \(clean[index]) as in MNIST")
    }
  }
}

extension DataFolder {
  /// The files of MNIST-C's spatter; nil when the folder is not there.
  func corruptedDigits() throws(DatasetError) -> CorruptedFiles? {
    let folder = path + "/mnist_c/spatter"
    guard fileKind(folder) != nil else { return nil }
    func file(_ name: String) -> NPYFile {
      NPYFile(what: "MNIST-C", path: "\(folder)/\(name).npy")
    }
    let (images, labels) = (file("train_images"), file("train_labels"))
    var train: (pixels: [UInt8], labels: [UInt8], count: Int)?
    if fileKind(images.path) != nil || fileKind(labels.path) != nil {
      let first = try images.images(prefix: ReportData.sampleCount)
      train = (first.pixels, try labels.labels(), first.total)
    }
    return CorruptedFiles(
      train: train, testPixels: try file("test_images").images().pixels,
      testLabels: try file("test_labels").labels())
  }
}
