/// Reading of bytes that may not be there; offsets count from the slice's first byte.
extension ArraySlice<UInt8> {
  /// Nil if the range is not within the slice.
  func slice(at offset: Int, count length: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
    let start = startIndex + offset
    return self[start..<start + length]
  }

  /// A little-endian number; nil if its bytes are not all there.
  func integer<Number: FixedWidthInteger>(at offset: Int, as type: Number.Type) -> Number? {
    guard let bytes = slice(at: offset, count: MemoryLayout<Number>.size) else { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
  }
}

extension [UInt8] {
  /// Appends a little-endian number.
  mutating func append(_ number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  /// Appends scalars as little-endian float32, bit for bit.
  mutating func append(float32 scalars: [Float]) {
    #if _endian(little)
      scalars.withUnsafeBytes { append(contentsOf: $0) }
    #else
      for scalar in scalars { append(scalar.bitPattern) }
    #endif
  }
}

/// The number of scalars of a shape; nil if an extent is negative or if their product overflows.
///
/// Extents beside a zero are multiplied too: a tensor has a size of row, whatever the number of rows is.
func scalarCount(of shape: [Int]) -> Int? {
  var product = 1
  for extent in shape where extent != 0 {
    let (next, overflows) = product.multipliedReportingOverflow(by: extent)
    guard extent > 0, !overflows else { return nil }
    product = next
  }
  return shape.contains(0) ? 0 : product
}
