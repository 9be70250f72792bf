/// Numbers at which sizes, offsets and counters go wrong.
enum Boundaries {
  static let numbers: [UInt64] = [
    0, 1, 2, 7, 8, 9, 10, 27, 28, 29, 127, 128, 254, 255, 256, 783, 784, 785, 999, 1_000, 1_001,
    32_767, 32_768, 65_534, 65_535, 65_536, 1_000_000, 1_000_001, 67_108_864, 0x7FFF_FFFF,
    0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF, 0x1_0000_0000, 0x7FFF_FFFF_FFFF_FFFF,
    0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFE, 0xFFFF_FFFF_FFFF_FFFF,
  ]

  /// One of them, or a number near one that was there.
  static func number(near value: UInt64, _ random: inout Randomness) -> UInt64 {
    switch random.below(4) {
    case 0: value &+ 1
    case 1: value &- 1
    default: random.pick(numbers)
    }
  }
}

/// A number as bytes, the least significant first.
func littleEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
}

/// A number as bytes, the most significant first.
func bigEndian(_ value: UInt64, _ count: Int) -> [UInt8] { littleEndian(value, count).reversed() }
