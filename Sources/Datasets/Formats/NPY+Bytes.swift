extension NPY {
  /// The file of an array, with elements of type `u1` in C order: the same bytes as `numpy.save` writes.
  ///
  ///     let file = NPY.bytes(shape: [2, 28, 28, 1], elements: pixels)
  ///
  /// - Parameters:
  ///   - shape: the length of each axis.
  ///   - elements: in C order, the last axis fastest.
  /// - Precondition: there are as many elements as the product of the shape.
  public static func bytes(shape: [Int], elements: [UInt8]) -> [UInt8] {
    requireElements(elements.count, of: shape)
    let header = headerText(shape).utf8
    // After magic number, version, length and a line feed the elements begin at a multiple of 64.
    let padding = 63 - (10 + header.count) % 64
    let length = header.count + padding + 1
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)] + header
      + [UInt8](repeating: 0x20, count: padding) + [0x0A] + elements
  }

  /// NumPy leaves room for a first axis of 21 digits, so that a file can grow in its place.
  private static func headerText(_ shape: [Int]) -> String {
    let axes = shapeText(shape).dropLast() + (shape.count == 1 ? ",)" : ")")
    let growth = shape.first.map { String(repeating: " ", count: 21 - String($0).utf8.count) }
    return "{'descr': '|u1', 'fortran_order': False, 'shape': \(axes), }" + (growth ?? "")
  }

  static func requireElements(_ count: Int, of shape: [Int]) {
    precondition(
      shape.count <= 64 && elementCount(shape) == count,
      "elements.count must be the product of shape, \(shape), of at most 64 axes; is \(count)")
  }
}
