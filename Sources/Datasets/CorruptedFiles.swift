/// What MNIST-C's files hold, before it is held against MNIST.
struct CorruptedFiles: Sendable {
  /// The first of the training images, which are only to be shown; nil where there are no such files.
  let train: (pixels: [UInt8], labels: Labels, count: Int)?
  let testPixels: [UInt8]
  let testLabels: Labels

  /// - Throws: malformed, if these are not the digits of `mnist` in the same order.
  func set(
    matching mnist: DigitSet, seed: UInt64, threads: Int
  ) throws(DatasetError) -> CorruptedSet {
    try check(testLabels, images: testPixels.count / 784, against: mnist.test.labels)
    var sample: Digits?
    if let train {
      try check(train.labels, images: train.count, against: mnist.train.labels)
      let shown = train.pixels.count / 784
      sample = Digits(
        rows: 28, columns: 28, pixels: train.pixels,
        labels: Array(train.labels.values.prefix(shown)))
    }
    return CorruptedSet(
      trainSample: sample ?? .spatteredSample(of: mnist, seed: seed, threads: threads),
      test: Digits(rows: 28, columns: 28, pixels: testPixels, labels: testLabels.values),
      source: .mnistC, corruption: "spatter", severity: Spatter.severity)
  }

  private func check(
    _ labels: Labels, images: Int, against clean: [UInt8]
  ) throws(DatasetError) {
    let values = labels.values
    func fail(_ reason: String) -> DatasetError {
      DatasetError(.malformed, labels.what, at: labels.path, reason)
    }
    guard values.count == images else {
      throw fail("found \(counted(values.count, "label")), expected \(images), one an image")
    }
    guard values.count == clean.count else {
      throw fail("found \(counted(values.count, "label")), expected MNIST's \(clean.count)")
    }
    if let index = values.indices.first(where: { values[$0] != clean[$0] }) {
      throw labels.fault(
        at: index, "label \(index) is \(values[index]), expected \(clean[index]) as in MNIST")
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
    var train: (pixels: [UInt8], labels: Labels, count: Int)?
    if fileKind(images.path) != nil || fileKind(labels.path) != nil {
      let first = try images.images(prefix: ReportData.sampleCount)
      train = (first.pixels, try labels.labels(), first.total)
    }
    return CorruptedFiles(
      train: train, testPixels: try file("test_images").images().pixels,
      testLabels: try file("test_labels").labels())
  }
}
