/// NumPy's files of one array (numpy.lib.format).
enum NPYArray {
  /// The greatest number of axes that NumPy has.
  static let rankLimit = 64
  /// Longer headers are refused before they are read.
  static let headerLimit = 65_536
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  static func tensor(_ bytes: ArraySlice<UInt8>) throws(WeightFault) -> Tensor {
    let (header, start) = try header(of: bytes)
    guard let size = header.type.byteCount(of: header.shape) else {
      throw WeightFault("found the shape \(header.shape), expected extents that do not overflow")
    }
    let data = bytes.dropFirst(start)
    guard data.count == size else {
      throw WeightFault(
        "found \(data.count) bytes of data, expected \(size) for the shape \(header.shape)")
    }
    let scalars = try header.type.scalars(data, isBigEndian: header.isBigEndian)
    return Tensor(
      shape: header.shape,
      scalars: header.isFortranOrder ? rowMajor(scalars, header.shape) : scalars)
  }

  /// - Returns: the header, and where the data begin.
  private static func header(
    of bytes: ArraySlice<UInt8>
  ) throws(WeightFault) -> (NPYHeader, dataStart: Int) {
    guard bytes.starts(with: magic), let major = bytes.integer(at: 6, as: UInt8.self),
      let minor = bytes.integer(at: 7, as: UInt8.self)
    else { throw WeightFault("found no NPY file, expected one in the member") }
    guard (1...3).contains(major), minor == 0 else {
      throw WeightFault("found NPY version \(major).\(minor), expected 1.0, 2.0 or 3.0")
    }
    let start = major == 1 ? 10 : 12
    let length =
      major == 1
      ? bytes.integer(at: 8, as: UInt16.self).map(Int.init)
      : bytes.integer(at: 8, as: UInt32.self).map(Int.init)
    guard let length, length <= headerLimit, let text = bytes.slice(at: start, count: length)
    else {
      throw WeightFault(
        "found an NPY header of \(length ?? 0) bytes in \(bytes.count), expected one within them "
          + "of at most \(headerLimit)")
    }
    return (try NPYHeader(text), start + length)
  }

  /// The elements with the last axis contiguous, of elements that have the first one so.
  private static func rowMajor(_ scalars: [Float], _ shape: [Int]) -> [Float] {
    let strides = shape.indices.map { shape[..<$0].reduce(1, *) }
    var index = [Int](repeating: 0, count: shape.count)
    var source = 0
    return scalars.indices.map { _ in
      defer {
        for axis in shape.indices.reversed() {
          index[axis] += 1
          source += strides[axis]
          if index[axis] < shape[axis] { break }
          source -= strides[axis] * shape[axis]
          index[axis] = 0
        }
      }
      return scalars[source]
    }
  }

  /// The same bytes as `numpy.save` writes.
  static func bytes(_ tensor: Tensor) throws(WeightFault) -> [UInt8] {
    guard tensor.shape.count <= rankLimit else {
      throw WeightFault(
        .configuration, "found \(tensor.shape.count) axes, expected at most \(rankLimit)")
    }
    let text = headerText(tensor.shape)
    // The data begin at a multiple of 64; a line feed ends the header.
    let padding = 63 - (10 + text.utf8.count) % 64
    var bytes = magic + [1, 0]
    bytes.append(UInt16(text.utf8.count + padding + 1))
    bytes += Array(text.utf8) + [UInt8](repeating: 0x20, count: padding) + [0x0A]
    bytes.append(float32: tensor.scalars)
    return bytes
  }

  /// NumPy leaves room for a first axis of 21 digits, so that a file can grow in its place.
  private static func headerText(_ shape: [Int]) -> String {
    let extents = shape.map(String.init)
    let tuple = extents.count == 1 ? "(\(extents[0]),)" : "(\(extents.joined(separator: ", ")))"
    let growth = extents.first.map { String(repeating: " ", count: 21 - $0.utf8.count) } ?? ""
    return "{'descr': '<f4', 'fortran_order': False, 'shape': \(tuple), }" + growth
  }
}
