internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Blurred along a line, as by a moving camera.
///
/// A pixel is the mean of those on a line that leads to the right of it, with weights that fall with the distance as one half
/// of a Gaussian does (`MotionBlurImage` of ImageMagick); so the digit moves a little to the left. ImageMagick has 16 bits,
/// rounded, for the sum, and gives whole levels, rounded down (6.9.11; some versions round to the nearest).
public struct MotionBlur: Corruption {
  public static let name = "motion_blur"
  public static let defaultSeverity = 1

  public let severity: Int
  private let weights: [Double]

  public init(severity: Int) {
    self.severity = Self.checked(severity)
    let (radius, sigma) = [(10, 3.0), (15, 5), (15, 8), (15, 12), (20, 15)][severity - 1]
    let raw = (0...2 * radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = raw.reduce(0, +)
    weights = raw.map { $0 / sum }
  }

  public var appearance: String { "blurred along a line, as by a moving camera" }

  /// How many degrees the line falls to the right, uniform in -45..<45.
  public func noise(from stream: inout ImageStream) -> Double { stream.uniform(-45, 45) }

  public func corrupt(_ image: [Double], noise: Double) -> [Double] {
    Self.require("image", count: image.count)
    let (right, down) = (cos(noise * .pi / 180), sin(noise * .pi / 180))
    var result = [Double](repeating: 0, count: 784)
    for (distance, weight) in weights.enumerated() {
      let columns = Int((Double(distance) * right - 0.5).rounded(.up), in: -28...28)
      let rows = Int((Double(distance) * down - 0.5).rounded(.up), in: -28...28)
      Self.add(image, movedBy: (rows, columns), times: weight, to: &result)
    }
    return result.map {
      whole(whole($0 * 65_535 + 0.5, upTo: 65_535) / 257, upTo: 255) / 255
    }
  }

  /// Adds what lies so many rows down and columns to the right; what lies beyond the edge is as the edge.
  private static func add(
    _ image: [Double], movedBy move: (rows: Int, columns: Int), times weight: Double,
    to result: inout [Double]
  ) {
    let columns = (0..<28).map { min(27, max(0, $0 + move.columns)) }
    for row in 0..<28 {
      let source = min(27, max(0, row + move.rows)) * 28
      for column in 0..<28 {
        result[row * 28 + column] += weight * image[source + columns[column]]
      }
    }
  }
}
