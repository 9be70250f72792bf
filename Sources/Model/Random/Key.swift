/// A source of random numbers, as a value.
///
/// There is no global generator and no state: a key names a stream, and draw `k` of the stream is a
/// pure function of the key and `k`. What needs numbers of its own is given a child key. (The idea is
/// JAX's; the generator is `Philox`.)
public struct Key: Sendable, Hashable {
  /// The 64-bit key of the Philox stream.
  package let bits: UInt64

  /// The root of all streams of a run.
  public init(seed: UInt64) {
    bits = Key.derived(from: 0, domain: .seed, seed)
  }

  private init(bits: UInt64) { self.bits = bits }

  /// The key of what is called `name` below this one.
  public func child(_ name: String) -> Key {
    Key(bits: Key.derived(from: bits, domain: .name, Key.hash(name)))
  }

  /// The key of number `index` below this one.
  public func child(_ index: Int) -> Key {
    Key(bits: Key.derived(from: bits, domain: .index, UInt64(bitPattern: Int64(index))))
  }

  /// Block `index` of the stream: draws 4 index ..< 4 index + 4, as raw words.
  package func block(_ index: UInt64) -> Philox.Block {
    Key.block(bits, UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32), 0)
  }
}

extension Key {
  /// The third word of the counter keeps derived keys apart from draws, whose domain is 0.
  private enum Domain: UInt32 { case seed = 1, name, index }

  private static func derived(from bits: UInt64, domain: Domain, _ value: UInt64) -> UInt64 {
    let words = block(
      bits, UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32),
      domain.rawValue)
    return UInt64(words[0]) | UInt64(words[1]) << 32
  }

  private static func block(
    _ bits: UInt64, _ low: UInt32, _ high: UInt32, _ domain: UInt32
  ) -> Philox.Block {
    Philox.block(
      counter: Philox.Block(low, high, domain, 0),
      key: SIMD2(UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32)))
  }

  /// FNV-1a of the UTF-8 bytes (Fowler, Noll, Vo).
  private static func hash(_ name: String) -> UInt64 {
    name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
