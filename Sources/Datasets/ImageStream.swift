#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Random numbers for one image: what it draws depends on seed, stream and index, and on no other image.
///
/// SplitMix64 (Steele, Lea, Flood 2014), started at a hash of the three.
struct ImageStream {
  private var state: UInt64

  init(seed: UInt64, stream: UInt64, index: Int) {
    state = Self.mix(Self.mix(Self.mix(seed) ^ stream) ^ UInt64(truncatingIfNeeded: index))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    defer { state &+= 0x9e37_79b9_7f4a_7c15 }
    return Self.mix(state)
  }

  /// Uniform in [0, 1), with 53 bits.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

  /// Each of 0..<`count` as often as the others. Rounding never makes `count` itself of the product: `uniform()` is
  /// at most 1 - 2⁻⁵³.
  mutating func index(below count: Int) -> Int { Int(uniform() * Double(count)) }

  /// Two independent standard normal numbers (Box and Muller 1958).
  mutating func normals() -> (Double, Double) {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    return (radius * cos(angle), radius * sin(angle))
  }

  mutating func normal() -> Double { normals().0 }
}
