internal import Basics

/// Shrunk about the centre.
public struct Scaling: Corruption {
  public static let name = "scale"
  public static let title = "scaling"
  public static let defaultSeverity = 3

  public let severity: Int
  private let size: Double

  public init(severity: Int) {
    self.severity = Self.checked(severity)
    size = [0.9, 0.8, 0.7, 0.6, 0.5][severity - 1]
  }

  public var appearance: String {
    "shrunk to \(Int((size * 100).rounded(), in: 0...100))% of their size"
  }

  public func corrupt(_ image: [Double], noise: Void) -> [Double] {
    Self.map(size: size).applied(to: image)
  }

  static func map(size: Double) -> AffineMap {
    AffineMap(a1: 1 / size, a2: 0, b1: 0, b2: 1 / size)
  }
}
