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
    for (below, expected) in [("", "one with mnist/"), ("/mnist", "MNIST's files")] {
      let found: String
      switch fileKind(path + below) {
      case .folder: continue
      case .hidden(let reason): found = "no folder that can be opened (\(reason))"
      default: found = "no folder"
      }
      throw DatasetError(
        .missing, "data folder (\(who))", at: name + below, "found \(found), expected \(expected)")
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
        "found \(counted(labels.content.shape[0], "label")), expected one for each of the "
          + "\(counted(images.content.shape[0], "image")) of \(images.path)")
    }
    try Labels(
      values: labels.content.elements, what: "MNIST labels", path: labels.path, start: 8, width: 1
    ).check()
    return Digits(
      rows: 28, columns: 28, pixels: images.content.elements, labels: labels.content.elements)
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
    return (try IDX(try openData(file, what: what), content), file)
  }
}
