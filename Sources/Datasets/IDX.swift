internal import Basics

/// A file in the IDX format of the MNIST database: two zero bytes, a type, the number of axes, their
/// lengths as big-endian 32-bit numbers, then the elements row by row.
struct IDX {
  let shape: [Int]
  let elements: [UInt8]

  /// What a file is expected to hold.
  enum Content {
    case images
    case labels

    var axes: Int { self == .images ? 3 : 1 }
    var name: String { self == .images ? "images" : "labels" }
  }

  /// - Throws: malformed, with the offset of the byte that is wrong; what the source throws.
  init(_ source: any ByteSource, _ content: Content) throws(DatasetError) {
    let fail = { (offset: Int, reason: String) in
      DatasetError(.malformed, source.what, at: source.path, "byte \(offset): \(reason)")
    }
    shape = try Self.shape(source, content, fail)
    let start = 4 + 4 * content.axes
    let end = start + shape.reduce(1, *)
    // Before anything is allocated, where the size is known; else what follows the elements tells it.
    if let size = source.size, let reason = Self.fault(size, start, end, shape) {
      throw fail(min(size, end), reason)
    }
    guard end <= source.limit else {
      throw fail(
        4,
        "found \(end) bytes by the header, expected at most \(source.limit) of a gzip file of this size"
      )
    }
    elements = try source.read(end - start)
    let size = start + elements.count
    if let reason = Self.fault(size + (try source.countRest()), start, end, shape) {
      throw fail(size, reason)
    }
  }

  /// Reads the header.
  private static func shape(
    _ source: any ByteSource, _ content: Content, _ fail: (Int, String) -> DatasetError
  ) throws(DatasetError) -> [Int] {
    let magic = try source.read(4)
    guard magic.count == 4 else {
      throw fail(0, "the file has \(counted(magic.count, "byte")), an IDX header needs 4")
    }
    if let (offset, reason) = fault(magic: magic, content) { throw fail(offset, reason) }
    let lengths = try source.read(4 * content.axes)
    guard lengths.count == 4 * content.axes else {
      let expected = 4 + 4 * content.axes
      throw fail(4 + lengths.count, "the header ends here, expected \(expected) bytes")
    }
    let shape = (0..<content.axes).map { bigEndian(lengths, at: 4 * $0) }
    if let (offset, reason) = fault(shape: shape) { throw fail(offset, reason) }
    return shape
  }

  /// What is wrong with a file of `size` bytes whose elements shall stand from `start` to `end`.
  private static func fault(_ size: Int, _ start: Int, _ end: Int, _ shape: [Int]) -> String? {
    if size > end { return extraBytes(size - end) }
    if size == end { return nil }
    let stop = (size - start) / shape.dropFirst().reduce(1, *)
    return "the file ends in item \(stop) of \(shape[0]), expected \(end) bytes"
  }

  private static func fault(magic: [UInt8], _ content: Content) -> (Int, String)? {
    let expected = "expected 00 00 08 \(hexadecimal(UInt8(content.axes))) (IDX, \(content.name))"
    if magic[0] != 0 || magic[1] != 0 {
      let swapped = magic[3] == 0 && magic[2] == 0 && magic[1] == 8
      return (
        magic[0] != 0 ? 0 : 1,
        "found \(magic.map(hexadecimal).joined(separator: " ")), \(expected)"
          + (swapped ? "; it looks byte-swapped" : "")
      )
    }
    if magic[2] != 8 {
      return (2, "found elements of type \(typeName(magic[2])), expected unsigned bytes (08)")
    }
    if Int(magic[3]) != content.axes {
      let other: Content = content == .images ? .labels : .images
      let hint = Int(magic[3]) == other.axes ? "; it looks like a file of \(other.name)" : ""
      return (
        3,
        "found \(magic[3] == 1 ? "1 axis" : "\(magic[3]) axes") "
          + "(a header of \(4 + 4 * Int(magic[3])) bytes), "
          + "expected \(content.axes) for \(content.name)\(hint)"
      )
    }
    return nil
  }

  /// What is wrong with a shape, and where its length stands.
  private static func fault(shape: [Int]) -> (Int, String)? {
    let text = shape.map(String.init).joined(separator: "×")
    if shape[0] == 0 { return (4, "found \(text), expected at least 1 item") }
    if shape[0] > Digits.limit {
      return (4, "found \(text), expected at most \(Digits.limit) items")
    }
    guard let axis = shape.dropFirst().firstIndex(where: { $0 != 28 }) else { return nil }
    return (4 + 4 * axis, "found images of \(shape[1])×\(shape[2]), expected 28×28")
  }

  private static func typeName(_ code: UInt8) -> String {
    let names: [UInt8: String] = [9: "int8", 11: "int16", 12: "int32", 13: "float", 14: "double"]
    return "\(names[code] ?? "unknown") (\(hexadecimal(code)))"
  }
}

private func bigEndian(_ bytes: [UInt8], at offset: Int) -> Int {
  (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
}
