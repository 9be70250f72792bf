/// Reads images and labels from NumPy array files: elements of any type in ``NPYType`` that hold
/// integers from 0 to 255, in C or Fortran order.
struct NPYFile {
  let what: String
  let path: String

  /// Brightness of the first `count` images (all of them for nil), of 28×28, row by row.
  func images(prefix count: Int? = nil) throws(DatasetError) -> (pixels: [UInt8], total: Int) {
    let (header, source) = try open { shape in
      [[784], [28, 28], [28, 28, 1]].contains(Array(shape.dropFirst()))
        ? nil : "(N, 28, 28), (N, 28, 28, 1) or (N, 784)"
    }
    let total = header.shape[0]
    let elements = NPYElements(header: header, source: source)
    return (try elements.first(min(count ?? total, total) * 784), total)
  }

  /// Labels, 0...9.
  func labels() throws(DatasetError) -> Labels {
    let (header, source) = try open { shape in
      shape.count == 1 || shape.count == 2 && shape[1] == 1 ? nil : "(N) or (N, 1)"
    }
    let labels = Labels(
      values: try NPYElements(header: header, source: source).first(header.count),
      what: what, path: path, start: header.dataOffset, width: header.type.size)
    try labels.check()
    return labels
  }

  /// Reads the header and goes to the first element.
  ///
  /// - Parameter expectation: the shapes that are expected, if this is none of them.
  private func open(
    expectation: ([Int]) -> String?
  ) throws(DatasetError) -> (NPYHeader, FileSource) {
    let source = try FileSource(path, what: what)
    let start = try source.read(min(source.length, NPYHeader.limit + 12))
    let header = try NPYHeader(start, what: what, path: path)
    if let expected = expectation(header.shape) {
      throw fail(header.shapeOffset, "found shape \(text(header.shape)), expected \(expected)")
    }
    guard (1...Digits.limit).contains(header.shape[0]) else {
      throw fail(
        header.shapeOffset,
        "found shape \(text(header.shape)), expected N in 1...\(Digits.limit)")
    }
    let expected = header.dataOffset + header.count * header.type.size
    guard source.length == expected else {
      throw fail(
        min(source.length, expected),
        source.length < expected
          ? "the file ends here, expected \(expected) bytes"
          : extraBytes(source.length - expected))
    }
    try source.seek(to: header.dataOffset)
    return (header, source)
  }

  private func fail(_ offset: Int, _ reason: String) -> DatasetError {
    DatasetError(.malformed, what, at: path, "byte \(offset): \(reason)")
  }

  private func text(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + ")"
  }
}
