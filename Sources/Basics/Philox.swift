/// Philox4x32-10, the counter-based random generator of Salmon, Moraes, Dror and Shaw, *Parallel
/// random numbers: as easy as 1, 2, 3*, SC 2011.
///
/// A block of four words is a pure function of a 128-bit counter and a 64-bit key: any part of a
/// stream can be computed by whoever needs it, in any order, on any thread.
package enum Philox {
  package typealias Block = SIMD4<UInt32>

  /// The four words that belong to `counter` under `key` (ten rounds).
  package static func block(counter: Block, key: SIMD2<UInt32>) -> Block {
    var counter = counter
    var key = key
    for _ in 0..<10 {
      counter = round(counter, key)
      key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return counter
  }

  private static func round(_ counter: Block, _ key: SIMD2<UInt32>) -> Block {
    let even = UInt64(0xD251_1F53) * UInt64(counter[0])
    let odd = UInt64(0xCD9E_8D57) * UInt64(counter[2])
    return Block(
      UInt32(truncatingIfNeeded: odd >> 32) ^ counter[1] ^ key[0],
      UInt32(truncatingIfNeeded: odd),
      UInt32(truncatingIfNeeded: even >> 32) ^ counter[3] ^ key[1],
      UInt32(truncatingIfNeeded: even))
  }
}
