internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The corruption "spatter" of MNIST-C (Mu and Gilmer 2019), at its default severity: blots of mud.
///
/// Normal noise is blurred and cut at a threshold; the cut, blurred once more, is the mask M of the blots,
/// and the image x becomes x (1 - M) + M · 63/255.
public struct Spatter: Sendable {
  /// Of five.
  public static let severity = 4

  private static let mean = 0.65
  private static let deviation = 0.3
  private static let threshold = 0.65
  private static let faintest = 0.8
  private static let mud = 63.0 / 255
  private static let noiseBlur = GaussianBlur(sigma: 1)
  private static let maskBlur = GaussianBlur(sigma: 1.5)

  let seed: UInt64
  /// Which set of images: the same image in another set gets other blots.
  let set: UInt64

  /// The images under blots, each from the seed and its index alone.
  func applied(to digits: Digits, threads: Int) -> Digits {
    precondition(
      digits.rows == 28 && digits.columns == 28,
      "images must be 28×28, are \(digits.rows)×\(digits.columns)")
    let pixels = pixelsInParallel(of: 0..<digits.count, size: 784, threads: threads) { index in
      let mask = self.mask(index)
      return (0..<784).map { place in
        let x = Double(digits.pixels[index * 784 + place]) / 255
        let y = x * (1 - mask[place]) + mask[place] * Self.mud
        return UInt8((y * 255).rounded(.toNearestOrEven), in: 0...255)
      }
    }
    return Digits(rows: 28, columns: 28, pixels: pixels, labels: digits.labels)
  }

  /// The mask of one image, 28×28: 0 where it shows, 0.8...1 under a blot.
  func mask(_ index: Int) -> [Double] {
    var stream = ImageStream(seed: seed, stream: 0x5350_4154 &+ set, index: index)
    var noise: [Double] = []
    noise.reserveCapacity(784)
    while noise.count < 784 {
      let (first, second) = stream.normals()
      noise += [Self.mean + Self.deviation * first, Self.mean + Self.deviation * second]
    }
    let cut = Self.noiseBlur.applied(to: noise).map { $0 > Self.threshold ? 1.0 : 0.0 }
    return Self.maskBlur.applied(to: cut).map { $0 < Self.faintest ? 0 : min(1, $0) }
  }
}

/// A separable Gaussian filter over 28×28 images, cut at four standard deviations, edges replicated
/// (`skimage.filters.gaussian` with mode "nearest").
struct GaussianBlur: Sendable {
  private let weights: [Double]

  init(sigma: Double) {
    let radius = Int(4 * sigma + 0.5)
    let raw = (-radius...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = raw.reduce(0, +)
    weights = raw.map { $0 / sum }
  }

  func applied(to image: [Double]) -> [Double] { pass(pass(image)) }

  /// Filters the columns and transposes.
  private func pass(_ image: [Double]) -> [Double] {
    let radius = weights.count / 2
    return [Double](unsafeUninitializedCapacity: 784) { result, count in
      image.withUnsafeBufferPointer { image in
        for row in 0..<28 {
          for column in 0..<28 {
            var sum = 0.0
            for tap in weights.indices {
              let source = min(27, max(0, row + tap - radius))
              sum += weights[tap] * image[source * 28 + column]
            }
            result[column * 28 + row] = sum
          }
        }
      }
      count = 784
    }
  }
}
