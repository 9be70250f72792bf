extension Key {
  /// A uniform random order of 0 ..< count: Fisher and Yates' shuffle in Durstenfeld's form.
  public func permutation(_ count: Int) -> [Int32] {
    var order = (0..<count).map { Int32($0) }
    var draws = BoundedDraws(key: self)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(draws.next(below: UInt32(last) + 1)))
    }
    return order
  }
}

/// Integers below a bound, without bias: Lemire, *Fast random integer generation in an interval*,
/// ACM TOMACS 29 (2019).
package struct BoundedDraws {
  private let key: Key
  private var words = Philox.Block()
  private var drawn: UInt64 = 0

  package init(key: Key) { self.key = key }

  package mutating func next(below bound: UInt32) -> UInt32 {
    precondition(bound > 0, "bound must be at least 1, is \(bound)")
    let threshold = (0 &- bound) % bound
    while true {
      let product = UInt64(nextWord()) * UInt64(bound)
      if UInt32(truncatingIfNeeded: product) >= threshold { return UInt32(product >> 32) }
    }
  }

  private mutating func nextWord() -> UInt32 {
    let lane = Int(drawn & 3)
    if lane == 0 { words = key.block(drawn >> 2) }
    drawn += 1
    return words[lane]
  }
}
