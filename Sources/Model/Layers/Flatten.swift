/// One axis instead of several, in row-major order (Keras: `Flatten`).
public struct Flatten: Layer {
  /// It has no settings.
  public init() {}

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) -> Tensor { x.reshaped([x.size]) }
}

/// Another shape for the same numbers, in row-major order (Keras: `Reshape`). One extent may be -1, for what is left over.
public struct Reshape: Layer {
  /// Shape of the output for one sample.
  public let targetShape: [Int]

  /// - Parameter targetShape: of one sample, with as many numbers as the input; otherwise the model throws.
  public init(_ targetShape: [Int]) { self.targetShape = targetShape }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) -> Tensor {
    x.reshaped(targetShape)
  }
}
