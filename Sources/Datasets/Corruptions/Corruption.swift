public import Basics

/// A way in which the MNIST-C benchmark corrupts an image (Mu and Gilmer 2019, arXiv 1906.02337).
///
/// What is random about it is an argument, its noise; so the same noise corrupts any image in the same way, and can be had from
/// elsewhere. Each corruption is one file in `Kinds`; all of them are listed by ``Corruptions``.
public protocol Corruption: Sendable {
  /// What it draws for one image; `Void` where nothing about it is random.
  associatedtype Noise: Sendable = Void

  /// MNIST-C's name, as its folders have it: `shot_noise`.
  static var name: String { get }
  /// In words, as a noun: "shot noise", "rotation".
  static var title: String { get }
  /// From 1, the weakest; of one only where MNIST-C has no others.
  static var severities: ClosedRange<Int> { get }
  /// The one that the benchmark's files have.
  static var defaultSeverity: Int { get }

  /// How strong it is: one of ``severities``.
  var severity: Int { get }
  /// What a reader sees, to stand after "the same digits": "turned by about 23 degrees, to one side or the other".
  var appearance: String { get }

  /// - Precondition: `severity` is one of ``severities``.
  init(severity: Int)

  /// Draws the noise of one image.
  func noise(from stream: inout ImageStream) -> Noise

  /// An image under the corruption.
  ///
  /// - Parameters:
  ///   - image: 28×28, row by row, from 0, the ground, to 1.
  ///   - noise: for this image.
  /// - Returns: 28×28, from 0 to 1.
  /// - Precondition: the image has 784 numbers, and the noise as many as ``noise(from:)`` draws.
  func corrupt(_ image: [Double], noise: Noise) -> [Double]
}

extension Corruption {
  /// MNIST-C's five.
  public static var severities: ClosedRange<Int> { 1...5 }
  /// The name, its words apart.
  public static var title: String { String(name.map { $0 == "_" ? " " : $0 }) }

  /// As in the benchmark's files.
  public init() { self.init(severity: Self.defaultSeverity) }

  /// The severity itself.
  ///
  /// - Precondition: it is one of ``severities``.
  static func checked(_ severity: Int) -> Int {
    precondition(
      severities.contains(severity),
      "\(name): severity must be in \(severities.lowerBound)...\(severities.upperBound), is \(severity)"
    )
    return severity
  }

  /// Ends the program if an array has another length than it must have.
  static func require(_ parameter: String, count: Int, is expected: Int = 784) {
    precondition(count == expected, "\(name): \(parameter).count must be \(expected), is \(count)")
  }

  /// Images under the corruption, rounded to whole levels, to the even one halfway between.
  ///
  /// - Parameters:
  ///   - images: of 28×28 pixels.
  ///   - key: where the noise is from. That of an image depends on the key and its index, and on no other image.
  ///   - threads: how many to use at most; the result does not depend on it.
  /// - Precondition: the images are of 28×28 pixels.
  public func callAsFunction(
    _ images: LabelledImages, key: Key, threads: Int = 1
  ) -> LabelledImages {
    precondition(
      images.rows == 28 && images.columns == 28,
      "images must be 28×28, are \(images.rows)×\(images.columns)")
    // Dividing 784 numbers for each image is a tenth of the work of the simpler corruptions.
    let brightness = (0...255).map { Double($0) / 255 }
    let pixels = pixelsInParallel(of: 0..<images.count, size: 784, threads: threads) { index in
      var stream = ImageStream(key: key, index: index)
      let image = images.pixels[index * 784..<(index + 1) * 784].map { brightness[Int($0)] }
      let result = corrupt(image, noise: noise(from: &stream))
      Self.require("the result of corrupt(_:noise:)", count: result.count)
      return result.map(pixel)
    }
    return LabelledImages(rows: 28, columns: 28, pixels: pixels, labels: images.labels)
  }
}

/// The level of a brightness in 0...1. The published functions return single precision, so that what is halfway between two
/// levels but for the last bits of a double is halfway for them.
func pixel(_ brightness: Double) -> UInt8 {
  // So great a number has no bits after the point: the sum is rounded, to even. `rounded()` is a call.
  let level = Float(brightness * 255) + 0x1p23 - 0x1p23
  return level > 0 ? UInt8(min(level, 255)) : 0
}

/// The whole part of a number in 0...`limit`.
func whole(_ number: Double, upTo limit: Double) -> Double {
  number > 0 ? Double(Int(min(number, limit))) : 0
}

extension Corruption where Noise == Void {
  /// Draws nothing.
  public func noise(from stream: inout ImageStream) {}
}
