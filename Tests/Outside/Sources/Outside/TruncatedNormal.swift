public import Model

/// An initializer: normal numbers of mean 0, those beyond two standard deviations drawn again (Keras: `TruncatedNormal`).
public struct TruncatedNormal: Initializer {
  public let standardDeviation: Float

  public init(standardDeviation: Float = 0.05) { self.standardDeviation = standardDeviation }

  public func values(shape: [Int], key: Key) -> [Float] {
    let count = shape.reduce(1, *)
    var values: [Float] = []
    var attempt = 0
    while values.count < count {
      let draws = Tensor.normal([count], key: key.child(attempt)).scalars
      values += draws.filter { abs($0) <= 2 }.prefix(count - values.count)
      attempt += 1
    }
    return values.map { $0 * standardDeviation }
  }
}
