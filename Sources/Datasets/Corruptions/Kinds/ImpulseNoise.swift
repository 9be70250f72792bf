internal import Basics

/// Salt and pepper: single pixels that are fully bright or fully dark, whatever the image has there.
public struct ImpulseNoise: Corruption {
  public static let name = "impulse_noise"
  public static let defaultSeverity = 4

  public let severity: Int
  private let share: Double

  public init(severity: Int) {
    self.severity = Self.checked(severity)
    share = [0.03, 0.06, 0.09, 0.17, 0.27][severity - 1]
  }

  public var appearance: String {
    "with about \(Int((share * 100).rounded(), in: 0...100)) in 100 pixels made black or white"
  }

  /// Two numbers for each of 28×28 pixels, uniform in [0, 1).
  public struct Noise: Sendable {
    /// A pixel is replaced where it is less than the share of pixels that are.
    public var replaced: [Double]
    /// By 1 where it is less than a half, by 0 elsewhere.
    public var dark: [Double]

    /// Noise from elsewhere: of each there are 784 numbers.
    public init(replaced: [Double], dark: [Double]) {
      (self.replaced, self.dark) = (replaced, dark)
    }
  }

  public func noise(from stream: inout ImageStream) -> Noise {
    Noise(replaced: stream.uniforms(784), dark: stream.uniforms(784))
  }

  public func corrupt(_ image: [Double], noise: Noise) -> [Double] {
    Self.require("image", count: image.count)
    Self.require("noise.replaced", count: noise.replaced.count)
    Self.require("noise.dark", count: noise.dark.count)
    return image.indices.map { index in
      guard noise.replaced[index] < share else { return image[index] }
      return noise.dark[index] < 0.5 ? 1 : 0
    }
  }
}
