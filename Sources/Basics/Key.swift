/// A source of random numbers, as a value.
///
/// There is no global generator and no state: a key names a stream, and draw `k` of the stream is a
/// pure function of the key and `k`. What needs numbers of its own is given a child key. (The idea is
/// JAX's; the generator is `Philox`.)
///
/// In a trace the key of a step is not known yet. What is derived from it there is noted, and derived when the plan is run.
public struct Key: Sendable, Hashable {
  private let known: UInt64
  /// How it is derived from the key of the step, in a trace; nil for a key that is known.
  private let derivations: [Derivation]?

  private struct Derivation: Hashable {
    let domain: Domain
    let value: UInt64
  }

  /// The 64-bit key of the Philox stream.
  ///
  /// - Precondition: not a key of a trace.
  package var bits: UInt64 {
    precondition(derivations == nil, "the key of a step is known only when a plan is run")
    return known
  }

  /// The root of all streams of a run.
  public init(seed: UInt64) {
    self.init(bits: Key.derived(from: 0, domain: .seed, seed))
  }

  private init(bits: UInt64) { (known, derivations) = (bits, nil) }

  private init(derivations: [Derivation]) { (known, self.derivations) = (0, derivations) }

  /// The key of the step that a plan is run for.
  package static let step = Key(derivations: [])

  /// Whether it belongs to a trace.
  package var isTraced: Bool { derivations != nil }

  /// The key itself, if known; else what it is for a step with the given key.
  package func resolved(step: Key) -> Key {
    guard let derivations else { return self }
    return derivations.reduce(step) { $0.child($1) }
  }

  private func child(_ derivation: Derivation) -> Key {
    if let derivations { return Key(derivations: derivations + [derivation]) }
    return Key(bits: Key.derived(from: known, domain: derivation.domain, derivation.value))
  }

  /// The key of what is called `name` below this one.
  public func child(_ name: String) -> Key {
    child(Derivation(domain: .name, value: Key.hash(name)))
  }

  /// The key of number `index` below this one.
  public func child(_ index: Int) -> Key {
    child(Derivation(domain: .index, value: UInt64(bitPattern: Int64(index))))
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
