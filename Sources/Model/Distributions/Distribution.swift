/// A probability density over vectors of `eventSize` real numbers.
public protocol Distribution: Sendable {
  /// Numbers in one event.
  var eventSize: Int { get }

  /// Natural logarithm of the density at `x`; `x` and `gradient` have `eventSize` elements. Adds
  /// `weight` × its gradient with respect to x to `gradient`, unless that is nil.
  func logProb(
    _ x: UnsafeBufferPointer<Float>, addingGradientTo gradient: UnsafeMutableBufferPointer<Float>?,
    weight: Double
  ) -> Double

  /// One event, a pure function of the key.
  func sample(_ key: Key) -> [Float]
}

extension Distribution {
  /// Natural logarithm of the density at `x`.
  public func logProb(_ x: [Float]) -> Double {
    precondition(x.count == eventSize, "x.count must be \(eventSize), is \(x.count)")
    return x.withUnsafeBufferPointer { logProb($0, addingGradientTo: nil, weight: 0) }
  }

  /// The density at `x`.
  public func prob(_ x: [Float]) -> Double { Elementary.exp(logProb(x)) }

  /// The gradient of `logProb` with respect to x.
  public func logProbGradient(_ x: [Float]) -> [Float] {
    precondition(x.count == eventSize, "x.count must be \(eventSize), is \(x.count)")
    var gradient = [Float](repeating: 0, count: x.count)
    gradient.withUnsafeMutableBufferPointer { gradient in
      x.withUnsafeBufferPointer {
        _ = logProb($0, addingGradientTo: gradient, weight: 1)
      }
    }
    return gradient
  }
}
