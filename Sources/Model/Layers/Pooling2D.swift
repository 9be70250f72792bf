/// The greatest value of each window (Keras: `MaxPooling2D`). Strides default to the pool size.
///
/// Input [rows, columns, channels], output [rows', columns', channels].
public struct MaxPooling2D: Layer {
  /// Rows and columns of a window.
  public let poolSize: (Int, Int)
  /// Rows and columns from one window to the next.
  public let strides: (Int, Int)
  /// What happens at the edges.
  public let padding: Padding

  /// - Parameters:
  ///   - poolSize: height and width of a window.
  ///   - strides: by default the pool size, so that windows do not overlap.
  ///   - padding: whether windows may reach beyond the image.
  public init(
    poolSize: (Int, Int) = (2, 2), strides: (Int, Int)? = nil, padding: Padding = .valid
  ) {
    (self.poolSize, self.strides, self.padding) = (poolSize, strides ?? poolSize, padding)
  }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    let window = try Window(
      x.shape, size: poolSize, strides: strides, padding: padding, layer: scope.layer)
    return Tensor(MaxPooling(window: window), x)
  }
}

/// The mean of each window, over the part of it that lies on the input (Keras: `AveragePooling2D`). Strides default to the
/// pool size.
///
/// Input [rows, columns, channels], output [rows', columns', channels].
public struct AveragePooling2D: Layer {
  /// Rows and columns of a window.
  public let poolSize: (Int, Int)
  /// Rows and columns from one window to the next.
  public let strides: (Int, Int)
  /// What happens at the edges.
  public let padding: Padding

  /// - Parameters:
  ///   - poolSize: height and width of a window.
  ///   - strides: by default the pool size, so that windows do not overlap.
  ///   - padding: whether windows may reach beyond the image.
  public init(
    poolSize: (Int, Int) = (2, 2), strides: (Int, Int)? = nil, padding: Padding = .valid
  ) {
    (self.poolSize, self.strides, self.padding) = (poolSize, strides ?? poolSize, padding)
  }

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    let window = try Window(
      x.shape, size: poolSize, strides: strides, padding: padding, layer: scope.layer)
    return Tensor(AveragePooling(window: window), x)
  }
}

/// The mean of each channel (Keras: `GlobalAveragePooling2D`): [rows, columns, channels] to [channels].
public struct GlobalAveragePooling2D: Layer {
  /// It has no settings.
  public init() {}

  public func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    try scope.require(
      x.shape.count == 3, "input of the wrong rank",
      "found shape \(x.shape), expected [rows, columns, channels]")
    return x.mean([0, 1])
  }
}
