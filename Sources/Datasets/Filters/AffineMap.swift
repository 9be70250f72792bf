/// Moves a 28×28 image: says for each pixel of the result where in the image it comes from (`skimage.transform.warp`).
///
/// The pixel in row r and column c comes from column a₁c + a₂r + a₃ and row b₁c + b₂r + b₃, between pixels by bilinear
/// interpolation. Beyond the edge there is ground.
struct AffineMap: Sendable {
  private let a: (Double, Double, Double)
  private let b: (Double, Double, Double)

  /// The map that leaves the centre of the image, (13.5, 13.5), where it is.
  init(a1: Double, a2: Double, b1: Double, b2: Double) {
    a = (a1, a2, 13.5 * (1 - a1 - a2))
    b = (b1, b2, 13.5 * (1 - b1 - b2))
  }

  func applied(to image: [Double]) -> [Double] {
    precondition(image.count == 784, "image must have 784 pixels, has \(image.count)")
    return image.withUnsafeBufferPointer { image in
      [Double](unsafeUninitializedCapacity: 784) { result, count in
        for row in 0..<28 {
          for column in 0..<28 {
            let (r, c) = (Double(row), Double(column))
            result[row * 28 + column] = Self.value(
              of: image, row: b.0 * c + b.1 * r + b.2, column: a.0 * c + a.1 * r + a.2)
          }
        }
        count = 784
      }
    }
  }

  /// The brightness between pixels.
  private static func value(
    of image: UnsafeBufferPointer<Double>, row: Double, column: Double
  ) -> Double {
    guard row > -1, row < 28, column > -1, column < 28 else { return 0 }
    let (top, left) = (row < 0 ? -1 : Int(row), column < 0 ? -1 : Int(column))
    let (down, right) = (row - Double(top), column - Double(left))
    func pixel(_ row: Int, _ column: Int) -> Double {
      row >= 0 && row < 28 && column >= 0 && column < 28 ? image[row * 28 + column] : 0
    }
    let above = (1 - right) * pixel(top, left) + right * pixel(top, left + 1)
    let below = (1 - right) * pixel(top + 1, left) + right * pixel(top + 1, left + 1)
    // The weights may add up to a little more than 1.
    return min(1, (1 - down) * above + down * below)
  }
}
