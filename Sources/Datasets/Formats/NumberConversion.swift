/// Bits of a number as they stand in a file, that may be a byte's value.
///
/// A loop over many of them has no branch and no early end, so that the compiler makes vector instructions of it: numbers
/// become bytes, bytes become numbers again, and what differs is gathered.
private protocol NumberBits {
  associatedtype Bits: FixedWidthInteger & UnsignedInteger

  /// The byte, and bits that are all zero if it is the number's value.
  static func byte(_ bits: Bits) -> (UInt8, difference: Bits)
}

/// Integers with or without a sign: none is left over of those that fit.
private enum Integer<Bits: FixedWidthInteger & UnsignedInteger>: NumberBits {
  @inline(__always)
  static func byte(_ bits: Bits) -> (UInt8, difference: Bits) {
    let byte = UInt8(truncatingIfNeeded: bits)
    return (byte, bits ^ Bits(byte))
  }
}

private enum SignedByte: NumberBits {
  @inline(__always)
  static func byte(_ bits: UInt8) -> (UInt8, difference: UInt8) { (bits, bits & 0x80) }
}

/// Added to 2^23, a number below 256 has its integer part in the low bits.
private enum Single: NumberBits {
  @inline(__always)
  static func byte(_ bits: UInt32) -> (UInt8, difference: UInt32) {
    let value = Float(bitPattern: bits)
    let byte = UInt8(truncatingIfNeeded: (value + 0x1p23).bitPattern)
    return (byte, Float(byte) == value ? 0 : 1)
  }
}

/// Likewise with 2^52.
private enum Double64: NumberBits {
  @inline(__always)
  static func byte(_ bits: UInt64) -> (UInt8, difference: UInt64) {
    let value = Double(bitPattern: bits)
    let byte = UInt8(truncatingIfNeeded: (value + 0x1p52).bitPattern)
    return (byte, Double(byte) == value ? 0 : 1)
  }
}

/// The same bits in a wider type have an exponent that is too small by 112; what is infinite or no number becomes 65,536 or more.
private enum Half: NumberBits {
  @inline(__always)
  static func byte(_ bits: UInt16) -> (UInt8, difference: UInt16) {
    let (byte, difference) = Single.byte(single(bits).bitPattern)
    return (byte, UInt16(truncatingIfNeeded: difference))
  }

  @inline(__always)
  static func single(_ bits: UInt16) -> Float {
    let magnitude = Float(bitPattern: UInt32(bits & 0x7fff) << 13) * 0x1p112
    return bits & 0x8000 == 0 ? magnitude : -magnitude
  }
}

extension NumberType {
  /// Turns numbers into bytes.
  ///
  /// - Parameters:
  ///   - block: at least as many numbers as there are bytes, aligned to their size.
  ///   - bytes: what becomes of them.
  /// - Returns: whether each is an integer in 0...255.
  func convert(_ block: UnsafeRawBufferPointer, to bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool
  {
    switch (kind, size) {
    case (.float, 2): convert(Half.self, block, bytes)
    case (.float, 4): convert(Single.self, block, bytes)
    case (.float, _): convert(Double64.self, block, bytes)
    case (.signed, 1): convert(SignedByte.self, block, bytes)
    case (_, 1): convert(Integer<UInt8>.self, block, bytes)
    case (_, 2): convert(Integer<UInt16>.self, block, bytes)
    case (_, 4): convert(Integer<UInt32>.self, block, bytes)
    default: convert(Integer<UInt64>.self, block, bytes)
    }
  }

  @inline(__always)
  private func convert<Number: NumberBits>(
    _ number: Number.Type, _ block: UnsafeRawBufferPointer,
    _ bytes: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    guard let start = block.baseAddress, let target = bytes.baseAddress else { return true }
    let numbers = start.assumingMemoryBound(to: Number.Bits.self)
    var difference: Number.Bits = 0
    if isBigEndian {
      for index in 0..<bytes.count {
        let (byte, rest) = Number.byte(Number.Bits(bigEndian: numbers[index]))
        (target[index], difference) = (byte, difference | rest)
      }
    } else {
      for index in 0..<bytes.count {
        let (byte, rest) = Number.byte(Number.Bits(littleEndian: numbers[index]))
        (target[index], difference) = (byte, difference | rest)
      }
    }
    return difference == 0
  }

  /// A number as one reads it.
  ///
  /// - Parameter bytes: as many as the type has.
  func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    let ordered = isBigEndian ? Array(bytes) : bytes.reversed()
    let bits = ordered.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    switch (kind, size) {
    case (.unsigned, _): return String(bits)
    case (.signed, _):
      let unused = 64 - 8 * size
      return String(Int64(bitPattern: bits << unused) >> unused)
    case (.float, 2):
      let value = Half.single(UInt16(truncatingIfNeeded: bits))
      if value.magnitude < 0x1p16 { return "\(value)" }
      return value.magnitude > 0x1p16 ? "nan" : value < 0 ? "-inf" : "inf"
    case (.float, 4): return "\(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))"
    case (.float, _): return "\(Double(bitPattern: bits))"
    }
  }
}
