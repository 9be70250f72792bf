internal import Basics

/// The header of an IDX file: two zero bytes, a type, the number of axes, and their lengths as big-endian 32-bit numbers.
struct IDXHeader {
  let type: NumberType
  let shape: [Int]
  /// Whether these are labels in the first column of a table.
  let isTable: Bool

  /// QMNIST's tables have 8.
  private static let greatestTable = 64
  private static let table: [UInt8] = [0, 0, 0x0C, 2]

  /// Reads the header, and leaves the source at the first element.
  init(_ source: any ByteSource, _ content: IDX.Content) throws(DatasetError) {
    let magic = try source.read(4)
    guard magic.count == 4 else {
      let advice = magic.isEmpty ? "; fetch the file again" : ""
      throw source.fault(
        0, "the file has \(counted(magic.count, "byte")), an IDX header needs 4\(advice)")
    }
    isTable = content == .labels && magic == Self.table
    type = try Self.type(magic, content, source)
    let axes = Int(magic[3])
    let lengths = try source.read(4 * axes)
    guard lengths.count == 4 * axes else {
      throw source.fault(
        4 + lengths.count, "the header ends here, expected \(4 + 4 * axes) bytes")
    }
    shape = (0..<axes).map { bigEndian(lengths, at: 4 * $0) }
    if let (offset, reason) = fault(content) { throw source.fault(offset, reason) }
  }

  func numbers(of source: any ByteSource) -> Numbers {
    Numbers(
      type: type, source: source, start: 4 + 4 * shape.count, items: shape[0],
      itemSize: shape.dropFirst().reduce(type.size, *), step: isTable ? shape[1] : 1)
  }

  private static func type(
    _ magic: [UInt8], _ content: IDX.Content, _ source: any ByteSource
  ) throws(DatasetError) -> NumberType {
    try checkZeros(magic, content, source)
    let isTable = content == .labels && magic == table
    guard let type = NumberType(idx: magic[2]), type.isByte || content == .any || isTable else {
      let types = content == .any ? "08, 09 or 0b to 0e" : "unsigned bytes (08)"
      throw source.fault(2, "found elements of type \(typeName(magic[2])), expected \(types)")
    }
    if !isTable, let reason = fault(axes: Int(magic[3]), content) { throw source.fault(3, reason) }
    return type
  }

  /// An IDX file begins with two zeros.
  private static func checkZeros(
    _ magic: [UInt8], _ content: IDX.Content, _ source: any ByteSource
  ) throws(DatasetError) {
    let axes = content == .any ? "" : " \(hexadecimal(UInt8(content.axes.lowerBound)))"
    let expected = "00 00 08\(axes) (IDX, \(content.name))"
    let isZero = magic[0] == 0 && magic[1] == 0
    if !isZero || magic[2] == 0,
      let error = source.foreignContent(magic, expected: expected)
    {
      throw error
    }
    if isZero { return }
    let isSwapped = magic[3] == 0 && magic[2] == 0 && magic[1] == 8
    throw source.fault(
      magic[0] != 0 ? 0 : 1,
      "found \(magic.map(hexadecimal).joined(separator: " ")), expected \(expected)"
        + (isSwapped ? "; it looks byte-swapped" : ""))
  }

  private static func fault(axes: Int, _ content: IDX.Content) -> String? {
    if content.axes.contains(axes) { return nil }
    let found = "found \(axes == 1 ? "1 axis" : "\(axes) axes") (a header of \(4 + 4 * axes) bytes)"
    if content == .any { return "\(found), expected 1 to 4" }
    let other: IDX.Content = content == .images ? .labels : .images
    let hint = other.axes.contains(axes) ? "; it looks like a file of \(other.name)" : ""
    return "\(found), expected \(content.axes.lowerBound) for \(content.name)\(hint)"
  }

  /// What is wrong with the shape, and where its length stands.
  private func fault(_ content: IDX.Content) -> (Int, String)? {
    let text = shape.map(String.init).joined(separator: "×")
    guard content != .any else {
      return elementCount(shape) == nil ? (4, "found \(text), expected fewer elements") : nil
    }
    if shape[0] == 0 { return (4, "found \(text), expected at least 1 item") }
    if shape[0] > LabelledImages.limit {
      return (4, "found \(text), expected at most \(LabelledImages.limit) items")
    }
    if isTable {
      let isRight = (1...Self.greatestTable).contains(shape[1])
      return isRight ? nil : (8, "found \(text), expected 1 to \(Self.greatestTable) columns")
    }
    guard let axis = shape.dropFirst().firstIndex(where: { $0 != 28 }) else { return nil }
    return (4 + 4 * axis, "found images of \(shape[1])×\(shape[2]), expected 28×28")
  }

  private static func typeName(_ code: UInt8) -> String {
    let names: [UInt8: String] = [
      8: "uint8", 9: "int8", 11: "int16", 12: "int32", 13: "float", 14: "double",
    ]
    return "\(names[code] ?? "unknown") (\(hexadecimal(code)))"
  }
}

private func bigEndian(_ bytes: [UInt8], at offset: Int) -> Int {
  (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
}
