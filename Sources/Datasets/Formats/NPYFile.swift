/// Images of 28×28 and labels in NumPy's array files, or in members of an archive that are such files.
struct NPYFile: Sendable {
  let what: String
  let path: String
  private let archive: (ZipArchive, ZipEntry)?

  /// A file, which gzip may have compressed.
  init(what: String, path: String) { (self.what, self.path, archive) = (what, path, nil) }

  /// A member of an archive.
  init(_ archive: ZipArchive, _ entry: ZipEntry) {
    (what, path) = (archive.what, archive.path(of: entry))
    self.archive = (archive, entry)
  }

  /// Brightness of the first `count` images (all of them for nil), of 28×28, row by row.
  func images(prefix count: Int? = nil) throws(DatasetError) -> (pixels: [UInt8], total: Int) {
    let (header, source) = try open { shape in
      Self.isOfImages(shape) ? nil : "(N, 28, 28), (N, 28, 28, 1) or (N, 784)"
    }
    return (try header.elements(of: source, first: count), header.shape[0])
  }

  /// Whether an array of this shape can hold images of 28×28.
  static func isOfImages(_ shape: [Int]) -> Bool {
    [[784], [28, 28], [28, 28, 1]].contains(Array(shape.dropFirst()))
  }

  /// What the header says.
  func shape() throws(DatasetError) -> [Int] { try NPYHeader(source()).shape }

  /// Labels, 0...9.
  func labels() throws(DatasetError) -> Labels {
    let (header, source) = try open { shape in
      shape.count == 1 || shape.count == 2 && shape[1] == 1 ? nil : "(N) or (N, 1)"
    }
    let labels = Labels(
      values: try header.elements(of: source), what: what, path: path, start: header.dataOffset,
      width: header.type.size)
    try labels.check()
    return labels
  }

  private func source() throws(DatasetError) -> any ByteSource {
    if let (archive, entry) = archive { return try archive.open(entry) }
    return try openData(path, what: what)
  }

  /// Reads the header, and leaves the source at the first element.
  ///
  /// - Parameter expectation: the shapes that are expected, if this is none of them.
  private func open(
    expectation: ([Int]) -> String?
  ) throws(DatasetError) -> (NPYHeader, any ByteSource) {
    let source = try source()
    let header = try NPYHeader(source)
    if let expected = expectation(header.shape) {
      throw source.fault(
        header.shapeOffset, "found shape \(shapeText(header.shape)), expected \(expected)")
    }
    guard (1...LabelledImages.limit).contains(header.shape[0]) else {
      throw source.fault(
        header.shapeOffset,
        "found shape \(shapeText(header.shape)), expected N in 1...\(LabelledImages.limit)")
    }
    return (header, source)
  }
}
