internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Turned about the centre.
public struct Rotate: Corruption {
  public static let name = "rotate"
  public static let title = "rotation"
  public static let defaultSeverity = 2

  public let severity: Int
  /// In radians.
  private let angle: Double

  public init(severity: Int) {
    self.severity = Self.checked(severity)
    angle = [0.2, 0.4, 0.6, 0.8, 1][severity - 1]
  }

  public var appearance: String {
    "turned by about \(Int((angle * 180 / .pi).rounded(), in: 0...90)) degrees, to one side or the other"
  }

  /// Plus turns to the left.
  public func noise(from stream: inout ImageStream) -> FloatingPointSign { stream.sign() }

  public func corrupt(_ image: [Double], noise: FloatingPointSign) -> [Double] {
    Self.map(angle: noise.factor * angle).applied(to: image)
  }

  static func map(angle: Double) -> AffineMap {
    AffineMap(a1: cos(angle), a2: -sin(angle), b1: sin(angle), b2: cos(angle))
  }
}
