public import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Random numbers for one image: what it draws depends on the key and the image's index, and on no other image.
///
/// SplitMix64 (Steele, Lea, Flood 2014), started where the key says. A corruption draws thousands of numbers for each of
/// 70,000 images, and this takes a tenth of the time of the key's own generator. Draw `k` depends on the start and `k`
/// alone, so that numbers that nobody will look at can be passed over.
public struct ImageStream: Sendable {
  private var state: UInt64

  private static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The numbers for the image of an index.
  public init(key: Key, index: Int) { self.init(state: key.child(index).bits) }

  init(state: UInt64) { self.state = state }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ step
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    defer { state &+= Self.step }
    return Self.mix(state)
  }

  /// Uniform in [0, 1), with 53 bits.
  public mutating func uniform() -> Double { Self.uniform(next()) }

  private static func uniform(_ bits: UInt64) -> Double { Double(Int64(bits >> 11)) * 0x1p-53 }

  /// What ``uniform()`` would give after `count` other draws.
  func uniform(after count: Int) -> Double {
    Self.uniform(Self.mix(state &+ UInt64(truncatingIfNeeded: count) &* Self.step))
  }

  /// Passes over `count` draws.
  mutating func skip(_ count: Int) { state &+= UInt64(truncatingIfNeeded: count) &* Self.step }

  /// Uniform in `low`..<`high`.
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * uniform()
  }

  /// `count` numbers, uniform in [0, 1).
  mutating func uniforms(_ count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      for index in 0..<count { buffer[index] = uniform() }
      filled = count
    }
  }

  /// Each of 0..<`count` as often as the others. Rounding never makes `count` itself of the product: `uniform()` is
  /// at most 1 - 2⁻⁵³.
  public mutating func index(below count: Int) -> Int { Int(uniform() * Double(count)) }

  /// One as often as the other.
  public mutating func sign() -> FloatingPointSign { uniform() < 0.5 ? .minus : .plus }

  /// Two independent standard normal numbers (Box and Muller 1958).
  public mutating func normals() -> (Double, Double) {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    return (radius * cos(angle), radius * sin(angle))
  }

  /// A standard normal number.
  public mutating func normal() -> Double { normals().0 }
}

extension FloatingPointSign {
  /// 1 or -1.
  var factor: Double { self == .plus ? 1 : -1 }
}
