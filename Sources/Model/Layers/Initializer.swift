/// What a variable starts from.
public protocol Initializer: Sendable {
  /// The numbers of a variable of the given shape, a pure function of the key.
  func values(shape: [Int], key: Key) -> [Float]
}

/// The same number everywhere (Keras: `Constant`, `Zeros`, `Ones`).
public struct ConstantInitializer: Initializer {
  /// The number.
  public let value: Float

  public func values(shape: [Int], key: Key) -> [Float] {
    [Float](repeating: value, count: shape.reduce(1, *))
  }
}

/// Normal numbers (Keras: `RandomNormal`).
public struct NormalInitializer: Initializer {
  /// Mean of the numbers.
  public let mean: Float
  /// Their standard deviation.
  public let standardDeviation: Float

  public func values(shape: [Int], key: Key) -> [Float] {
    key.normals(count: shape.reduce(1, *), mean: mean, standardDeviation: standardDeviation)
  }
}

/// Uniform numbers whose range follows from the number of inputs and outputs of the variable (Keras: `GlorotUniform`, `HeUniform`).
///
/// A matrix has [inputs, outputs], a convolution's kernel [rows, columns, inputs, outputs].
public struct ScaledUniformInitializer: Initializer {
  enum Fan { case average, inputs }
  let scale: Float
  let fan: Fan

  public func values(shape: [Int], key: Key) -> [Float] {
    let area = shape.dropLast(2).reduce(1, *)
    let fanOut = area * (shape.last ?? 1)
    let fanIn = shape.count < 2 ? fanOut : area * shape[shape.count - 2]
    let divisor = fan == .average ? Float(fanIn + fanOut) / 2 : Float(fanIn)
    let limit = (scale * 3 / max(divisor, 1)).squareRoot()
    return key.uniform(count: shape.reduce(1, *), in: -limit..<limit)
  }
}

extension Initializer where Self == ConstantInitializer {
  /// 0 everywhere.
  public static var zeros: ConstantInitializer { ConstantInitializer(value: 0) }
  /// 1 everywhere.
  public static var ones: ConstantInitializer { ConstantInitializer(value: 1) }
  /// The same number everywhere.
  public static func constant(_ value: Float) -> ConstantInitializer {
    ConstantInitializer(value: value)
  }
}

extension Initializer where Self == NormalInitializer {
  /// Normal numbers.
  public static func normal(
    mean: Float = 0, standardDeviation: Float = 0.05
  ) -> NormalInitializer {
    NormalInitializer(mean: mean, standardDeviation: standardDeviation)
  }
}

extension Initializer where Self == ScaledUniformInitializer {
  /// Uniform within ±√(6 / (inputs + outputs)): Glorot and Bengio, *Understanding the difficulty of training deep
  /// feedforward neural networks*, AISTATS 2010.
  public static var glorotUniform: ScaledUniformInitializer {
    ScaledUniformInitializer(scale: 1, fan: .average)
  }
  /// Uniform within ±√(6 / inputs): He et al., *Delving deep into rectifiers*, ICCV 2015.
  public static var heUniform: ScaledUniformInitializer {
    ScaledUniformInitializer(scale: 2, fan: .inputs)
  }
}
