/// One axis instead of several, in row-major order (Keras: `Flatten`).
public struct Flatten: Layer {
  public init() {}

  public var className: String { "Flatten" }
  public var baseName: String { "flatten" }

  public func lower(into lowering: inout Lowering) {
    lowering.reshape([lowering.shape.reduce(1, *)])
  }
}
