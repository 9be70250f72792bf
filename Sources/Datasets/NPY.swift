/// Reads images and labels from NumPy array files: elements of any type in ``NPYType`` that hold
/// integers from 0 to 255, in C or Fortran order.
struct NPYFile {
  let what: String
  let path: String

  /// Brightness of the first `count` images (all of them for nil), of 28×28, row by row.
  func images(prefix count: Int? = nil) throws(DatasetError) -> (pixels: [UInt8], total: Int) {
    let (header, bytes) = try read(prefix: count.map { $0 * 784 })
    let shape = header.shape
    guard [[784], [28, 28], [28, 28, 1]].contains(Array(shape.dropFirst())), shape[0] >= 1 else {
      throw fail(8, "found shape \(text(shape)), expected (N, 28, 28), (N, 28, 28, 1) or (N, 784)")
    }
    let length = min(count ?? shape[0], shape[0]) * 784
    return (try elements(header, bytes, prefix: length), shape[0])
  }

  /// Labels, 0...9.
  func labels() throws(DatasetError) -> [UInt8] {
    let (header, bytes) = try read(prefix: nil)
    let isVector = header.shape.count == 1 || header.shape.count == 2 && header.shape[1] == 1
    guard isVector, header.shape[0] >= 1 else {
      throw fail(8, "found shape \(text(header.shape)), expected (N) or (N, 1)")
    }
    let labels = try elements(header, bytes, prefix: header.count)
    try checkLabels(
      labels, what: what, path: path, offset: header.dataOffset, width: header.type.size)
    return labels
  }

  private func fail(_ offset: Int, _ reason: String) -> DatasetError {
    DatasetError(.malformed, what, at: path, "byte \(offset): \(reason)")
  }

  private func text(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + ")"
  }

  /// The header, and the file or as much of it as holds the first elements.
  private func read(prefix: Int?) throws(DatasetError) -> (NPYHeader, [UInt8]) {
    let size = try fileSize(path, what: what)
    let start = try readFile(path, what: what, prefix: NPYHeader.limit + 12)
    let header = try NPYHeader(start, what: what, path: path)
    // The largest array that is accepted holds 60,000 images of doubles with room to spare.
    guard header.shape.count <= 4, !header.shape.isEmpty,
      header.shape.allSatisfy({ $0 <= 10_000_000 }),
      header.shape.map(Double.init).reduce(1, *) < 1e10
    else { throw fail(8, "found shape \(text(header.shape)), expected images or labels") }
    let expected = header.dataOffset + header.count * header.type.size
    guard size == expected else {
      throw fail(
        min(size, expected),
        size < expected
          ? "the file ends here, expected \(expected) bytes"
          : "found \(size - expected) extra bytes, expected the end of the file")
    }
    let needed = prefix.map { header.dataOffset + min($0, header.count) * header.type.size }
    let isContiguous = !header.isFortranOrder
    return (header, try readFile(path, what: what, prefix: isContiguous ? needed : nil))
  }

  private func elements(
    _ header: NPYHeader, _ bytes: [UInt8], prefix: Int
  ) throws(DatasetError) -> [UInt8] {
    if header.type.kind == .unsigned, !header.isFortranOrder {
      return Array(bytes[header.dataOffset..<header.dataOffset + prefix])
    }
    var result: [UInt8] = []
    result.reserveCapacity(prefix)
    for index in 0..<prefix {
      let place = header.isFortranOrder ? fortranIndex(index, shape: header.shape) : index
      let offset = header.dataOffset + place * header.type.size
      let value = decode(bytes, at: offset, header.type)
      guard value >= 0, value <= 255, value == value.rounded() else {
        throw fail(offset, "element \(index) is \(value), expected an integer in 0...255")
      }
      result.append(UInt8(value))
    }
    return result
  }

  private func decode(_ bytes: [UInt8], at offset: Int, _ type: NPYType) -> Double {
    let raw = (0..<type.size).reduce(UInt64(0)) { sum, index in
      let place = type.isBigEndian ? index : type.size - 1 - index
      return sum << 8 | UInt64(bytes[offset + place])
    }
    switch (type.kind, type.size) {
    case (.unsigned, _): return Double(raw)
    case (.signed, 4): return Double(Int32(truncatingIfNeeded: raw))
    case (.signed, _): return Double(Int64(bitPattern: raw))
    case (.float, 4): return Double(Float(bitPattern: UInt32(truncatingIfNeeded: raw)))
    case (.float, _): return Double(bitPattern: raw)
    }
  }

  /// Where the element of a C-order index stands when the first axis varies fastest.
  private func fortranIndex(_ index: Int, shape: [Int]) -> Int {
    var rest = index
    var places: [Int] = []
    for length in shape.reversed() {
      places.append(rest % length)
      rest /= length
    }
    return zip(places, shape.reversed()).reduce(0) { $0 * $1.1 + $1.0 }
  }
}

/// - Throws: malformed, naming the first label that is not in 0...9 and how many there are.
func checkLabels(
  _ labels: some Collection<UInt8>, what: String, path: String, offset: Int, width: Int = 1
) throws(DatasetError) {
  let bad = labels.count { $0 > 9 }
  guard bad > 0, let first = labels.enumerated().first(where: { $0.element > 9 }) else { return }
  throw DatasetError(
    .malformed, what, at: path,
    "byte \(offset + first.offset * width): found label \(first.element), expected 0...9 (\(bad) such)"
  )
}
