/// A folder with `mnist/` and, optionally, `mnist_c/spatter/`.
struct DataFolder: Sendable {
  let path: String

  /// What is loaded side by side.
  enum Part: Sendable {
    case train(Digits)
    case test(Digits)
    case corrupted(CorruptedFiles?)
  }

  /// The folder to use: the one that the user named, that of `$REPORT_DATA`, `./data`; nil if there is no
  /// `./data/mnist`. A folder that somebody named has to be there.
  static func locate(
    option: String?, environment: [String: String], currentDirectory: String
  ) throws(DatasetError) -> DataFolder? {
    if let option { return try named(option, by: "--data", currentDirectory) }
    if let variable = environment["REPORT_DATA"], !variable.isEmpty {
      return try named(variable, by: "REPORT_DATA", currentDirectory)
    }
    let usual = currentDirectory + "/data"
    return fileKind(usual + "/mnist") == .folder ? DataFolder(path: usual) : nil
  }

  private static func named(
    _ name: String, by who: String, _ currentDirectory: String
  ) throws(DatasetError) -> DataFolder {
    let path = name.hasPrefix("/") ? name : currentDirectory + "/" + name
    guard fileKind(path) == .folder else {
      throw DatasetError(
        .missing, "data folder (\(who))", at: name, "found no folder, expected one with mnist/")
    }
    guard fileKind(path + "/mnist") == .folder else {
      throw DatasetError(
        .missing, "data folder (\(who))", at: name + "/mnist",
        "found no folder, expected MNIST's files")
    }
    return DataFolder(path: path)
  }

  /// One of MNIST's two sets.
  ///
  /// - Parameter name: `train` or `t10k`.
  func digits(_ name: String) throws(DatasetError) -> Digits {
    let images = try idx("\(name)-images-idx3-ubyte", .images)
    let labels = try idx("\(name)-labels-idx1-ubyte", .labels)
    guard images.content.shape[0] == labels.content.shape[0] else {
      throw DatasetError(
        .malformed, "MNIST", at: labels.path,
        "found \(labels.content.shape[0]) labels, expected one for each of the "
          + "\(images.content.shape[0]) images of \(images.path)")
    }
    try checkLabels(labels.content.elements, what: "MNIST labels", path: labels.path, offset: 8)
    return Digits(
      rows: 28, columns: 28, pixels: Array(images.content.elements),
      labels: Array(labels.content.elements))
  }

  private func idx(
    _ name: String, _ content: IDX.Content
  ) throws(DatasetError) -> (content: IDX, path: String) {
    let what = "MNIST \(content.name)"
    let plain = "\(path)/mnist/\(name)"
    let file = fileKind(plain) == nil ? plain + ".gz" : plain
    guard fileKind(file) != nil else {
      throw DatasetError(.missing, what, at: plain, "found neither this file nor \(name).gz")
    }
    var bytes = try readFile(file, what: what)
    if isGzip(bytes) {
      // Deflate cannot pack tighter than 1032 to 1, and no file of the database is larger than this.
      let limit = min(bytes.count * 1032, 1 << 28)
      bytes = try inflateGzip(bytes, limit: limit, what: what, path: file)
    }
    return (try IDX(bytes, content, what: what, path: file), file)
  }

  /// The files of MNIST-C's spatter; nil when the folder is not there.
  func corruptedDigits() throws(DatasetError) -> CorruptedFiles? {
    let folder = path + "/mnist_c/spatter"
    guard fileKind(folder) != nil else { return nil }
    func file(_ name: String) -> NPYFile {
      NPYFile(what: "MNIST-C", path: "\(folder)/\(name).npy")
    }
    let train = try file("train_images").images(prefix: ReportData.sampleCount)
    let test = try file("test_images").images()
    return CorruptedFiles(
      trainPixels: train.pixels, trainLabels: try file("train_labels").labels(),
      testPixels: test.pixels, testLabels: try file("test_labels").labels(), trainCount: train.total
    )
  }
}

/// What MNIST-C's files hold, before it is held against MNIST.
struct CorruptedFiles: Sendable {
  let trainPixels: [UInt8]
  let trainLabels: [UInt8]
  let testPixels: [UInt8]
  let testLabels: [UInt8]
  let trainCount: Int

  /// - Throws: malformed, if these are not the digits of `mnist` in the same order.
  func set(matching mnist: DigitSet, in folder: DataFolder) throws(DatasetError) -> CorruptedSet {
    let place = folder.path + "/mnist_c/spatter/"
    try check(
      testLabels, images: testPixels.count / 784, against: mnist.test.labels,
      place + "test_labels.npy")
    try check(
      trainLabels, images: trainCount, against: mnist.train.labels, place + "train_labels.npy")
    let shown = trainPixels.count / 784
    return CorruptedSet(
      trainSample: Digits(
        rows: 28, columns: 28, pixels: trainPixels, labels: Array(trainLabels.prefix(shown))),
      test: Digits(rows: 28, columns: 28, pixels: testPixels, labels: testLabels), source: .mnistC,
      corruption: "spatter", severity: Spatter.severity)
  }

  private func check(
    _ labels: [UInt8], images: Int, against clean: [UInt8], _ path: String
  ) throws(DatasetError) {
    guard labels.count == images else {
      throw DatasetError(
        .malformed, "MNIST-C", at: path,
        "found \(labels.count) labels, expected \(images), one an image")
    }
    guard labels.count == clean.count else {
      throw DatasetError(
        .malformed, "MNIST-C", at: path,
        "found \(labels.count) labels, expected MNIST's \(clean.count)")
    }
    if let index = labels.indices.first(where: { labels[$0] != clean[$0] }) {
      throw DatasetError(
        .malformed, "MNIST-C", at: path,
        "label \(index) is \(labels[index]), expected \(clean[index]) as in MNIST")
    }
  }
}
