/// Numbers in row-major order under a shape. The last axis is contiguous; images are
/// [count, height, width, channels].
public struct Tensor: Sendable {
  public let shape: [Int]
  public let scalars: [Float]

  /// - Precondition: as many scalars as the shape asks for, and no negative extent.
  public init(shape: [Int], scalars: [Float]) {
    let expected = shape.reduce(1, *)
    precondition(shape.allSatisfy { $0 >= 0 }, "shape must not be negative, is \(shape)")
    precondition(
      scalars.count == expected,
      "scalars.count must be \(expected) for shape \(shape), is \(scalars.count)")
    self.shape = shape
    self.scalars = scalars
  }

  /// A tensor of one axis.
  public init(_ scalars: [Float]) {
    self.init(shape: [scalars.count], scalars: scalars)
  }

  /// The extent of the first axis; 1 for a scalar.
  public var count: Int { shape.first ?? 1 }

  /// Scalars in one element of the first axis.
  public var rowSize: Int { shape.dropFirst().reduce(1, *) }
}

extension Tensor: Equatable {
  /// Equal shape, and the same bits: NaN equals itself, and 0 differs from -0.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape
      && left.scalars.elementsEqual(right.scalars) { $0.bitPattern == $1.bitPattern }
  }
}
