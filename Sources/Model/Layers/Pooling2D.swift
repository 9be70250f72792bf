/// The greatest value of each window (Keras: `MaxPooling2D`). Strides default to the pool size.
///
/// Input [rows, columns, channels], output [rows', columns', channels].
public struct MaxPooling2D: Layer {
  public let poolSize: (Int, Int)
  public let strides: (Int, Int)
  public let padding: Padding

  public init(
    poolSize: (Int, Int) = (2, 2), strides: (Int, Int)? = nil, padding: Padding = .valid
  ) {
    (self.poolSize, self.strides, self.padding) = (poolSize, strides ?? poolSize, padding)
  }

  public var className: String { "MaxPooling2D" }
  public var baseName: String { "max_pooling2d" }

  public func lower(into lowering: inout Lowering) throws(ModelError) {
    lowering.append(
      MaxPooling(
        window: try Window(
          lowering.shape, size: poolSize, strides: strides, padding: padding,
          layer: lowering.layerName)))
  }
}

/// The mean of each window (Keras: `AveragePooling2D`). Strides default to the pool size.
///
/// Input [rows, columns, channels], output [rows', columns', channels].
public struct AveragePooling2D: Layer {
  public let poolSize: (Int, Int)
  public let strides: (Int, Int)
  public let padding: Padding

  public init(
    poolSize: (Int, Int) = (2, 2), strides: (Int, Int)? = nil, padding: Padding = .valid
  ) {
    (self.poolSize, self.strides, self.padding) = (poolSize, strides ?? poolSize, padding)
  }

  public var className: String { "AveragePooling2D" }
  public var baseName: String { "average_pooling2d" }

  public func lower(into lowering: inout Lowering) throws(ModelError) {
    lowering.append(
      AveragePooling(
        window: try Window(
          lowering.shape, size: poolSize, strides: strides, padding: padding,
          layer: lowering.layerName)))
  }
}
