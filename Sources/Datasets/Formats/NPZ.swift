/// Arrays in one file of NumPy's (`numpy.savez`, `numpy.savez_compressed`): a zip archive with a member `NAME.npy` for each.
///
///     let mnist = try NPZ(contentsOf: "mnist.npz")
///     mnist.names  // ["x_test", "x_train", "y_test", "y_train"]
///     if let images = try mnist["x_test"] { images.shape }  // [10000, 28, 28]
///
/// Only the archive's directory is read at first. An array is read where it stands each time it is asked for.
public struct NPZ: Sendable {
  private let archive: ZipArchive
  private static let suffix = ".npy"

  /// Opens an archive.
  ///
  /// - Throws: `DatasetError`: missing, if there is no such file; malformed, if it is no zip archive, is cut, or has more than a
  ///   thousand members; unreadable.
  public init(contentsOf path: String) throws(DatasetError) {
    try self.init(FileSource(path, what: "NumPy archive"))
  }

  init(_ file: FileSource) throws(DatasetError) { archive = try ZipArchive(file) }

  /// The arrays' names, in order.
  public var names: [String] {
    archive.entries.map(\.name).filter { $0.hasSuffix(Self.suffix) }
      .map { String($0.dropLast(Self.suffix.count)) }.sorted()
  }

  /// The array of a name; nil if there is none.
  ///
  /// - Throws: `DatasetError`: malformed, for what ``NPY/init(contentsOf:)`` refuses, for a member that is encrypted or packed in
  ///   another way than stored or deflated, of a wrong length or checksum, or that another member could be taken for (of
  ///   the same name, or of the same but for case); unreadable.
  public subscript(name: String) -> NPY? {
    get throws(DatasetError) {
      guard let entry = archive.entry(named: name + Self.suffix) else { return nil }
      return try NPY(archive.open(entry))
    }
  }

  /// Images or labels of a name, to be read as such; nil if there is none.
  func file(_ name: String) -> NPYFile? {
    archive.entry(named: name + Self.suffix).map { NPYFile(archive, $0) }
  }
}
