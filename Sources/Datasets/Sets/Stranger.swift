/// Files of one folder that look like data, but are not read, all for the same reason.
struct Stranger: Sendable {
  let name: String
  let folder: String
  let reason: String
  var count = 1

  /// - Parameter name: that of the first.
  init(_ name: String, in folder: String, _ reason: String) {
    (self.name, self.folder, self.reason) = (name, folder, reason)
  }

  /// One line about them.
  var note: String {
    let more = count > 1 ? " (and \(count - 1) more there)" : ""
    return "\(joined(folder, name))\(more): passed over: \(reason)"
  }

  /// Why a file of a name in lower case is not read; nil for what does not look like data.
  static func reason(_ name: String) -> String? {
    let isNamed = name.contains("mnist") || name.contains("-ubyte")
    if isNamed, partEndings.contains(where: name.hasSuffix) {
      return "found a part of a download, expected the whole file: fetch it again"
    }
    if ["idx3-ubyte", "idx1-ubyte", "idx2-int"].contains(where: name.contains) {
      return "found a name under which no data set is known, expected one like "
        + "train-images-idx3-ubyte"
    }
    guard name.contains("mnist") else { return nil }
    if archiveEndings.contains(where: name.hasSuffix) {
      return "found an archive, expected a folder: unpack it"
    }
    if otherEndings.contains(where: name.hasSuffix) || name.contains(".tfrecord") {
      return "found a form of data that is not read, expected IDX, NPY or NPZ files"
    }
    return nil
  }

  private static let partEndings = [".part", ".partial", ".crdownload", ".download", ".tmp"]
  private static let archiveEndings = [".zip", ".tar", ".tar.gz", ".tgz", ".7z", ".rar"]
  private static let otherEndings = [
    ".csv", ".csv.gz", ".parquet", ".arff", ".mat", ".pkl", ".pkl.gz", ".pt", ".h5", ".hdf5",
  ]
}
