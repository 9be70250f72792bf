internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Slanted about the centre.
///
/// The published data are of scikit-image 0.15, whose shear by the angle s takes a pixel from sin s columns further to the
/// left for each row, and from cos s rows further down: it stretches, too. Later versions do not.
public struct Shear: Corruption {
  public static let name = "shear"
  public static let defaultSeverity = 2

  public let severity: Int
  private let angle: Double

  public init(severity: Int) {
    self.severity = Self.checked(severity)
    angle = [0.2, 0.4, 0.6, 0.8, 1][severity - 1]
  }

  public var appearance: String {
    let degrees = Int((atan(sin(angle)) * 180 / .pi).rounded(), in: 0...90)
    let height = Int((100 / cos(angle)).rounded(), in: 100...200)
    return
      "slanted by about \(degrees) degrees, to one side or the other, and stretched to \(height)% of their height"
  }

  /// Plus slants the top to the left.
  public func noise(from stream: inout ImageStream) -> FloatingPointSign { stream.sign() }

  public func corrupt(_ image: [Double], noise: FloatingPointSign) -> [Double] {
    Self.map(angle: noise.factor * angle).applied(to: image)
  }

  static func map(angle: Double) -> AffineMap {
    AffineMap(a1: 1, a2: -sin(angle), b1: 0, b2: cos(angle))
  }
}
