/// The types of elements that become float32.
enum ElementType {
  case float16, bfloat16, float32, float64, int32, int64

  /// In bytes.
  var size: Int {
    switch self {
    case .float16, .bfloat16: 2
    case .float32, .int32: 4
    case .float64, .int64: 8
    }
  }

  /// The size in bytes of an array; nil if it overflows or the shape is none.
  func byteCount(of shape: [Int]) -> Int? {
    guard let count = scalarCount(of: shape) else { return nil }
    let (bytes, overflows) = count.multipliedReportingOverflow(by: size)
    return overflows ? nil : bytes
  }

  /// The elements that bytes stand for.
  func scalars(
    _ bytes: ArraySlice<UInt8>, isBigEndian: Bool = false
  ) throws(WeightFault) -> [Float] {
    switch self {
    case .float16: floats(bytes, isBigEndian) { Float(half: $0) }
    case .bfloat16: floats(bytes, isBigEndian) { Float(bitPattern: UInt32($0 as UInt16) << 16) }
    case .float32: floats(bytes, isBigEndian) { Float(bitPattern: $0) }
    case .float64: floats(bytes, isBigEndian) { Float(Double(bitPattern: $0)) }
    case .int32: try integers(Int32.self, bytes, isBigEndian)
    case .int64: try integers(Int64.self, bytes, isBigEndian)
    }
  }
}

private func floats<Word: FixedWidthInteger & BitwiseCopyable>(
  _ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool, _ scalar: (Word) -> Float
) -> [Float] {
  let size = MemoryLayout<Word>.size
  return bytes.withUnsafeBytes { raw in
    (0..<raw.count / size).map { index in
      let word = raw.loadUnaligned(fromByteOffset: index * size, as: Word.self)
      return scalar(isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word))
    }
  }
}

private func integers<Word: FixedWidthInteger & BitwiseCopyable>(
  _ type: Word.Type, _ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool
) throws(WeightFault) -> [Float] {
  var inexact: Word?
  let scalars = floats(bytes, isBigEndian) { (word: Word) in
    if let exact = Float(exactly: word) { return exact }
    inexact = inexact ?? word
    return 0
  }
  if let inexact {
    throw WeightFault("found the integer \(inexact), expected ones that float32 can represent")
  }
  return scalars
}

extension Float {
  /// From the bits of IEEE 754's binary16, exactly. (`Float16` is missing on Intel's Macs.)
  init(half bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10) & 0x1F
    let fraction = UInt32(bits & 0x3FF)
    let magnitude =
      switch exponent {
      // Subnormal: multiples of the smallest number.
      case 0: (Float(fraction) * 0x1p-24).bitPattern
      // Infinity, or no number with its payload.
      case 0x1F: 0x7F80_0000 | fraction << 13
      // The biases are 127 and 15.
      default: (exponent + 112) << 23 | fraction << 13
      }
    self.init(bitPattern: sign | magnitude)
  }
}
