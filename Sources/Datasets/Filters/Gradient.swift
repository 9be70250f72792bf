#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How brightness changes in a 28×28 image, by the two filters of Sobel, edges mirrored (`scipy.ndimage.sobel`).
///
/// Each is the difference of the two neighbours in its direction, summed across it with the weights 1, 2, 1.
struct Gradient: Sendable {
  /// Down the rows.
  let down: [Double]
  /// Along the columns, to the right.
  let right: [Double]
  /// The length of both together.
  let magnitude: [Double]

  init(of image: [Double]) {
    precondition(image.count == 784, "image must have 784 pixels, has \(image.count)")
    // The mirror stands on the edge of the outermost pixels: beyond it is the same pixel again.
    func at(_ row: Int, _ column: Int) -> Double {
      image[min(27, max(0, row)) * 28 + min(27, max(0, column))]
    }
    let across = Self.map { at($0, $1 + 1) - at($0, $1 - 1) }
    let along = Self.map { at($0 + 1, $1) - at($0 - 1, $1) }
    right = Self.map { row, column in
      2 * across[row * 28 + column]
        + (across[max(0, row - 1) * 28 + column] + across[min(27, row + 1) * 28 + column])
    }
    down = Self.map { row, column in
      2 * along[row * 28 + column]
        + (along[row * 28 + max(0, column - 1)] + along[row * 28 + min(27, column + 1)])
    }
    magnitude = zip(down, right).map { hypot($0, $1) }
  }

  private static func map(_ value: (Int, Int) -> Double) -> [Double] {
    [Double](unsafeUninitializedCapacity: 784) { result, count in
      for row in 0..<28 { for column in 0..<28 { result[row * 28 + column] = value(row, column) } }
      count = 784
    }
  }
}
