#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A separable Gaussian filter over 28×28 images, cut at four standard deviations (`scipy.ndimage.gaussian_filter`).
///
/// The image is padded, so that one loop without a branch does both directions. Terms are added in SciPy's order, the
/// centre first and then pairs from the ends inwards: where an image is flat the last bit decides what is cut off to a
/// whole level afterwards.
struct GaussianBlur: Sendable {
  /// What stands for pixels beyond the edge.
  enum Border { case nearest, zero }

  /// Of the centre, and of the pixels at distance 1, 2, ….
  private let weights: [Double]
  private let border: Border

  init(sigma: Double, border: Border = .nearest) {
    let radius = Int(4 * sigma + 0.5)
    let raw = (-radius...radius).map { exp(-0.5 / (sigma * sigma) * Double($0 * $0)) }
    let sum = raw.reduce(0, +)
    weights = raw[radius...].map { $0 / sum }
    self.border = border
  }

  private var radius: Int { weights.count - 1 }

  /// Along columns, then along rows.
  func applied(to image: [Double]) -> [Double] { alongRows(alongColumns(image)) }

  func alongColumns(_ image: [Double]) -> [Double] {
    let rows = 28 + 2 * radius
    return filtered(image, padded: rows * 28, run: 784, apart: 28) { padded, image in
      for row in 0..<rows {
        let source = min(27, max(0, row - radius))
        let beyond = border == .zero && source != row - radius
        for column in 0..<28 {
          padded[row * 28 + column] = beyond ? 0 : image[source * 28 + column]
        }
      }
    }
  }

  private func alongRows(_ image: [Double]) -> [Double] {
    let width = 28 + 2 * radius
    return filtered(image, padded: 28 * width, run: 28, apart: 1) { padded, image in
      for row in 0..<28 {
        let line = row * width
        for column in 0..<radius {
          padded[line + column] = border == .zero ? 0 : image[row * 28]
          padded[line + radius + 28 + column] = border == .zero ? 0 : image[row * 28 + 27]
        }
        for column in 0..<28 { padded[line + radius + column] = image[row * 28 + column] }
      }
    }
  }

  /// - Parameters:
  ///   - run: how many results stand side by side; a padded run is longer by as much as the filter reaches.
  ///   - apart: how far apart in the padded image two pixels are that the filter sees as neighbours.
  private func filtered(
    _ image: [Double], padded size: Int, run: Int, apart: Int,
    pad: (UnsafeMutablePointer<Double>, UnsafePointer<Double>) -> Void
  ) -> [Double] {
    precondition(image.count == 784, "image must have 784 pixels, has \(image.count)")
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: size) { buffer in
      [Double](unsafeUninitializedCapacity: 784) { result, count in
        count = 784
        guard let padded = buffer.baseAddress, let result = result.baseAddress else { return }
        image.withUnsafeBufferPointer { if let image = $0.baseAddress { pad(padded, image) } }
        for first in stride(from: 0, to: 784, by: run) {
          let source = padded + first / run * (run + 2 * radius * apart)
          accumulate(source + radius * apart, into: result + first, count: run, apart: apart)
        }
      }
    }
  }

  private func accumulate(
    _ source: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>, count: Int,
    apart: Int
  ) {
    for index in 0..<count { result[index] = source[index] * weights[0] }
    for distance in stride(from: radius, to: 0, by: -1) {
      let (before, after) = (source - distance * apart, source + distance * apart)
      let weight = weights[distance]
      for index in 0..<count { result[index] += (before[index] + after[index]) * weight }
    }
  }
}
