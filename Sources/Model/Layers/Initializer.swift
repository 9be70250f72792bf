/// What a variable starts from.
public enum Initializer: Sendable, Equatable {
  case zeros
  case constant(Float)
  case normal(mean: Float, standardDeviation: Float)
  /// Uniform within ±√(6 / (fanIn + fanOut)): Glorot and Bengio, *Understanding the difficulty of
  /// training deep feedforward neural networks*, AISTATS 2010 (Keras: `GlorotUniform`).
  case glorotUniform(fanIn: Int, fanOut: Int)

  /// `count` values, a pure function of the key.
  public func values(count: Int, key: Key) -> [Float] {
    switch self {
    case .zeros: return [Float](repeating: 0, count: count)
    case .constant(let value): return [Float](repeating: value, count: count)
    case .normal(let mean, let standardDeviation):
      return key.normals(count: count, mean: mean, standardDeviation: standardDeviation)
    case .glorotUniform(let fanIn, let fanOut):
      let limit = (6 / Float(fanIn + fanOut)).squareRoot()
      return key.uniform(count: count, in: -limit..<limit)
    }
  }
}

/// A trainable variable of a layer.
public struct Variable: Sendable, Equatable {
  /// Keras' or TFP's name: "kernel", "bias_posterior_loc".
  public let name: String
  public let shape: [Int]
  public let initializer: Initializer

  public init(name: String, shape: [Int], initializer: Initializer) {
    (self.name, self.shape, self.initializer) = (name, shape, initializer)
  }

  /// Number of scalars.
  public var count: Int { shape.reduce(1, *) }
}
