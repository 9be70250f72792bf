internal import Basics

/// The random numbers of one input: a pure function of the seed and of the input's number, so that any input can be made
/// again without those before it.
package struct Randomness: RandomNumberGenerator {
  private let key: Key
  private var index: UInt64 = 0
  private var spare: UInt64?

  /// Of input `number` below a seed.
  package init(seed: UInt64, number: Int) { key = Key(seed: seed).child(number) }

  package mutating func next() -> UInt64 {
    if let word = spare {
      spare = nil
      return word
    }
    let block = key.block(index)
    index += 1
    spare = UInt64(block[2]) | UInt64(block[3]) << 32
    return UInt64(block[0]) | UInt64(block[1]) << 32
  }

  /// 0..<count; 0 where there is nothing to choose from.
  package mutating func below(_ count: Int) -> Int {
    count > 1 ? Int.random(in: 0..<count, using: &self) : 0
  }

  /// True once in so many times.
  package mutating func isOnce(in count: Int) -> Bool { below(count) == 0 }

  package mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }

  /// - Precondition: there is one element at least.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// Mostly what is right, at times one of the others.
  package mutating func mostly<Element>(_ right: Element, _ others: [Element]) -> Element {
    isOnce(in: 12) ? pick(others) : right
  }
}
