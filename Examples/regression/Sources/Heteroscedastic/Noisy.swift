import Foundation
public import Model

/// Points of a curve under noise of a known size, which grows from left to right: y = f(x) + σ(x) ε with ε from N(0, 1).
public struct Noisy: Sendable {
  /// [N, 1] each.
  public let x: Tensor
  public let y: Tensor

  /// The curve, f.
  public static func curve(_ x: Float) -> Float { sin(2 * x) }

  /// The standard deviation of the noise, σ.
  public static func noise(_ x: Float) -> Float { 0.1 + 0.1 * (x + 1) }

  /// `count` points, uniform in x on [-1, 1), a pure function of the key.
  public init(count: Int, key: Key) {
    x = Tensor.uniform([count, 1], key: key.child("x")) * 2 - 1
    let epsilon = Tensor.normal([count, 1], key: key.child("noise"))
    let y = zip(x.scalars, epsilon.scalars).map { x, epsilon in
      Self.curve(x) + Self.noise(x) * epsilon
    }
    self.y = Tensor(shape: [count, 1], scalars: y)
  }
}
