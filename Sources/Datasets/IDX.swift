/// A file in the IDX format of the MNIST database: two zero bytes, a type, the number of axes, their
/// lengths as big-endian 32-bit numbers, then the elements row by row.
struct IDX {
  let shape: [Int]
  let elements: ArraySlice<UInt8>

  /// What a file is expected to hold.
  enum Content {
    case images
    case labels

    var axes: Int { self == .images ? 3 : 1 }
    var name: String { self == .images ? "images" : "labels" }
    /// The first four bytes, as the database's description gives them.
    var magic: Int { self == .images ? 0x803 : 0x801 }
  }

  /// - Throws: malformed, with the offset of the byte that is wrong.
  init(_ bytes: [UInt8], _ content: Content, what: String, path: String) throws(DatasetError) {
    func fail(_ offset: Int, _ reason: String) -> DatasetError {
      DatasetError(.malformed, what, at: path, "byte \(offset): \(reason)")
    }
    guard bytes.count >= 4 else {
      throw fail(0, "the file has \(bytes.count) bytes, an IDX header needs 4")
    }
    if let (offset, reason) = Self.fault(magic: Array(bytes[0..<4]), content) {
      throw fail(offset, reason)
    }
    let header = 4 + 4 * content.axes
    guard bytes.count >= header else {
      throw fail(bytes.count, "the header ends here, expected \(header) bytes")
    }
    let shape = (0..<content.axes).map { bigEndian(bytes, at: 4 + 4 * $0) }
    if let reason = Self.fault(shape: shape) { throw fail(4, reason) }
    let count = shape.reduce(1, *)
    guard bytes.count >= header + count else {
      let item = shape.dropFirst().reduce(1, *)
      let stop = (bytes.count - header) / item
      throw fail(
        bytes.count,
        "the file ends in item \(stop) of \(shape[0]), expected \(header + count) bytes")
    }
    guard bytes.count == header + count else {
      throw fail(
        header + count,
        "found \(bytes.count - header - count) extra bytes, expected the end of the file")
    }
    self.shape = shape
    elements = bytes[header...]
  }

  private static func fault(magic: [UInt8], _ content: Content) -> (Int, String)? {
    let expected = "expected 00 00 08 \(hex(UInt8(content.axes))) (IDX, \(content.name))"
    if magic[0] != 0 || magic[1] != 0 {
      let swapped = magic[3] == 0 && magic[2] == 0 && magic[1] == 8
      return (
        0,
        "found \(magic.map(hex).joined(separator: " ")), \(expected)"
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
        "found \(magic[3]) axes (a header of \(4 + 4 * Int(magic[3])) bytes), "
          + "expected \(content.axes) for \(content.name)\(hint)"
      )
    }
    return nil
  }

  private static func fault(shape: [Int]) -> String? {
    let text = shape.map(String.init).joined(separator: "×")
    if shape[0] == 0 { return "found \(text), expected at least 1 item" }
    if shape.count == 3, shape[1] != 28 || shape[2] != 28 {
      return "found images of \(shape[1])×\(shape[2]), expected 28×28"
    }
    // A file of the database has 60,000 items; more than this is damage, and could overflow.
    if shape[0] > 10_000_000 { return "found \(text), expected at most 10000000 items" }
    return nil
  }

  private static func typeName(_ code: UInt8) -> String {
    let names: [UInt8: String] = [9: "int8", 11: "int16", 12: "int32", 13: "float", 14: "double"]
    return "\(names[code] ?? "unknown") (\(hex(code)))"
  }
}

private func bigEndian(_ bytes: [UInt8], at offset: Int) -> Int {
  (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
}

/// Two hexadecimal digits.
func hex(_ byte: UInt8) -> String {
  let text = String(byte, radix: 16)
  return text.count == 1 ? "0" + text : text
}
