internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A bright line over a 28×28 image, fading within a pixel and a half above and below.
///
/// At the vertical distance d from the line it has the brightness 1 + ln(1 - d / 2.3), where that is positive. Steep lines
/// look thin for that reason; so they do in MNIST-C.
struct LineSegment: Sendable {
  /// Where it is in column `c0` and in column `c1`; rows and columns need not be whole.
  let c0, r0, c1, r1: Double

  private static let width = 2.3
  /// From where on nothing is bright: 2.3 (1 - 1/e), and a little more.
  private static let reach = 1.46

  /// Adds it to the image, up to 1, in those of its columns that are to be drawn.
  func draw(onto image: inout [Double], inColumns drawn: (Int) -> Bool = { _ in true }) {
    guard c0 != c1 else { return }
    let slope = (r1 - r0) / (c1 - c0)
    for column in columns where drawn(column) {
      let centre = slope * (Double(column) - c0) + r0
      let rows = Int(centre - Self.reach, in: 0...28)..<Int(centre + Self.reach + 1, in: 0...28)
      for row in rows {
        let light = Self.light(abs(Double(row) - centre))
        image[row * 28 + column] = min(1, image[row * 28 + column] + light)
      }
    }
  }

  /// From the column that it begins in, up to that before which it ends.
  private var columns: Range<Int> {
    let first = Int(c0.rounded(.down), in: 0...28)
    return first..<max(first, Int(c1.rounded(.up), in: 0...28))
  }

  private static func light(_ distance: Double) -> Double {
    max(0, 1 + log(1 - min(distance, reach) / width))
  }
}
